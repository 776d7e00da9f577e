package org.tollbridge.simulator.diameter;

import java.util.List;
import java.util.OptionalLong;

/**
 * A request that a credit server was sent.
 *
 * @param type 1 initial, 2 update, 3 termination (RFC 8506, 8.3)
 * @param number of the request in its session
 * @param subscriber whose credit it is
 * @param used seconds that it tells of; empty where it tells of none
 * @param repeated whether the request said that it might have been sent before
 * @param avps of the request
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
