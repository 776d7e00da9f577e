package org.tollbridge.adapter.sccp;

import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;

/** The route of a message. */
sealed interface Route {

    /** To a subsystem of this node. */
    record Local(int subsystem) implements Route {}

    /**
     * To another signalling point.
     *
     * @param called the called address to send, translated if necessary
     */
    record Remote(int pointCode, SccpAddress called) implements Route {}

    /**
     * No route.
     *
     * @param cause the return cause for UDTS
     * @param reason the reason in words
     */
    record Failure(ReturnCause cause, String reason) implements Route {}
}
