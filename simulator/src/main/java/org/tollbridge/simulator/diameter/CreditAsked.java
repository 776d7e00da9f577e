package org.tollbridge.simulator.diameter;

import java.util.List;
import java.util.OptionalLong;

/**
 * A request that a credit server received.
 *
 * @param type 1 initial, 2 update, 3 termination (RFC 8506, 8.3)
 * @param number the number of the request in its session
 * @param subscriber the subscriber whose credit is used
 * @param used the reported seconds; empty if it reports none
 * @param repeated whether the request was marked as possibly retransmitted
 * @param avps the AVPs of the request
 */
public record CreditAsked(
        String session,
        int type,
        long number,
        String subscriber,
        OptionalLong used,
        boolean repeated,
        List<DiameterAvp> avps) {

    public CreditAsked {
        avps = List.copyOf(avps);
    }
}
