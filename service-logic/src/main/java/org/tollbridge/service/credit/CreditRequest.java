package org.tollbridge.service.credit;

import java.util.Optional;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.plan.CostCap;

/**
 * A call asks for credit: before it is sent off, and again when what it was granted is used.
 *
 * @param number 0 before the call is sent off, one more with each request after
 * @param terms how it is held against the subscriber's credit; empty when only {@code cap} bounds it
 * @param cap a month's cost that bounds it too
 * @param call what its price depends on; before the answer, as if it were answered now. Its seconds are those talked so far
 * @param dialled the service number
 * @param offeredAt milliseconds since the epoch
 * @param at milliseconds since the epoch: now
 */
public record CreditRequest(
        int number,
        Optional<CreditTerms> terms,
        Optional<CostCap> cap,
        RatedCall call,
        String dialled,
        long offeredAt,
        long at) {

    /** A request that nothing but the subscriber's credit bounds. */
    public CreditRequest(int number, CreditTerms terms, RatedCall call, String dialled, long offeredAt, long at) {
        this(number, Optional.of(terms), Optional.empty(), call, dialled, offeredAt, at);
    }
}
