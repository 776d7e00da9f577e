package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a called party does when a call reaches it.
 *
 * @param after from the connection to its action
 * @param talk from its answer to the end of the conversation; only for {@link Behaviour#ANSWER}
 * @param hangsUp the side that ends the conversation
 * @param cause Q.850 cause of a busy or a route failure; empty means 17 and 3
 */
public record PartyScript(Behaviour behaviour, Duration after, Duration talk, HangsUp hangsUp, OptionalInt cause) {

    /** The behaviour of a party. */
    public enum Behaviour {
        ANSWER,
        BUSY,
        /** It rings until the switch's no-answer timer expires after {@code after}. */
        NO_ANSWER,
        ROUTE_FAILURE
    }

    /** The side that ends a conversation. */
    public enum HangsUp {
        CALLING,
        CALLED
    }
}
