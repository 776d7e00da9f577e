package org.tollbridge.service.credit;

import java.util.Optional;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.plan.CostCap;

/**
 * A call's request for credit: before it is sent to its destination, and again when the granted time is used up.
 *
 * @param number 0 before the call is sent to its destination, incremented with each further request
 * @param terms terms of the subscriber's credit; empty when only {@code cap} limits the call
 * @param cap a monthly cost cap that also applies
 * @param call what its price depends on; before the answer, as if it were answered now. Its seconds are the duration so
 *     far
 * @param dialled the service number
 * @param offeredAt milliseconds since the epoch
 * @param at current time, in milliseconds since the epoch
 */
public record CreditRequest(
        int number,
        Optional<CreditTerms> terms,
        Optional<CostCap> cap,
        RatedCall call,
        String dialled,
        long offeredAt,
        long at) {

    /** Creates a request that is limited only by the subscriber's credit. */
    public CreditRequest(int number, CreditTerms terms, RatedCall call, String dialled, long offeredAt, long at) {
        this(number, Optional.of(terms), Optional.empty(), call, dialled, offeredAt, at);
    }
}
