package org.tollbridge.service.call;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.service.number.NormalNumber;

/**
 * What is known of a call when it is offered.
 *
 * @param at milliseconds since the epoch
 * @param callerArea area of the caller: area code without leading 0, empty when it is not known
 * @param category Q.763 calling party's category
 * @param fax whether the caller's terminal says that it is a fax
 * @param diverted earlier redirections by other exchanges
 */
record Offer(
        long at,
        long serviceKey,
        NormalNumber dialled,
        NormalNumber caller,
        String callerArea,
        OptionalInt category,
        boolean fax,
        Optional<CallEvent.Diversion> diverted) {}
