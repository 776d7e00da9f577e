package org.tollbridge.service.call;

import java.util.Optional;
import org.tollbridge.service.charging.Charge;

/**
 * The part of a call that a record covers, if a long call has several.
 *
 * @param number from 1 on
 * @param from beginning of the part, in milliseconds since the epoch: the answer, or the end of the previous part
 * @param secondsBefore charged time of the previous parts, in seconds
 * @param before cost of the previous parts; empty when they have no price
 */
public record CallPart(int number, long from, long secondsBefore, Optional<Charge> before) {

    /** Returns the first part of a call answered at that time. */
    static CallPart first(long answeredAt) {
        return new CallPart(1, answeredAt, 0, Optional.empty());
    }

    /** Returns the part that follows a record. */
    static CallPart after(CallRecord record) {
        int number = record.part().map(CallPart::number).orElse(0);
        return new CallPart(number + 1, record.endedAt(), record.wholeSeconds(), record.wholeCharge());
    }
}
