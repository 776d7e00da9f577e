package org.tollbridge.adapter.sccp;

import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;

/** Where a message goes. */
sealed interface Route {

    /** To a subsystem of ours. */
    record Local(int subsystem) implements Route {}

    /**
     * To another signalling point.
     *
     * @param called the called address as it is sent, translated if need be
     */
    record Remote(int pointCode, SccpAddress called) implements Route {}

    /**
     * Nowhere.
     *
     * @param cause why, as UDTS says it
     * @param reason why, for a person
     */
    record Failure(ReturnCause cause, String reason) implements Route {}
}
