package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a called party does when a call reaches it.
 *
 * @param after from the connection to what it does
 * @param talk from its answer to the end of the conversation; only for {@link Behaviour#ANSWER}
 * @param hangsUp who ends the conversation
 * @param cause Q.850 cause of a busy or a route failure; empty takes 17 and 3
 */
public record PartyScript(Behaviour behaviour, Duration after, Duration talk, HangsUp hangsUp, OptionalInt cause) {

    /** What a party does. */
    public enum Behaviour {
        ANSWER,
        BUSY,
        /** It rings until the switch's no-answer timer runs out, which is {@code after}. */
        NO_ANSWER,
        ROUTE_FAILURE
    }

    /** Which side ends a conversation. */
    public enum HangsUp {
        CALLING,
        CALLED
    }
}
