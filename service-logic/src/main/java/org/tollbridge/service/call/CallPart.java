package org.tollbridge.service.call;

import java.util.Optional;
import org.tollbridge.service.charging.Charge;

/**
 * Which part of a call a record is for, where a long call has several.
 *
 * @param number from 1 on
 * @param from when the part began, in milliseconds since the epoch: the answer, or the end of the part before
 * @param secondsBefore what the parts before are charged for, in seconds
 * @param before what the parts before cost; empty when they have no price
 */
public record CallPart(int number, long from, long secondsBefore, Optional<Charge> before) {

    /** The first part of a call that was answered then. */
    static CallPart first(long answeredAt) {
        return new CallPart(1, answeredAt, 0, Optional.empty());
    }

    /** The part that begins where a record of this one ends. */
    static CallPart after(CallRecord record) {
        int number = record.part().map(CallPart::number).orElse(0);
        return new CallPart(number + 1, record.endedAt(), record.wholeSeconds(), record.wholeCharge());
    }
}
