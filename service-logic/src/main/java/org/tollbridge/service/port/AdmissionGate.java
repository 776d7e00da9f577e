package org.tollbridge.service.port;

import java.util.OptionalLong;

/** Asked by the network side, before it spends anything on a call, whether there is room for it. Never blocks. */
public interface AdmissionGate {

    /** A gate that is always open. */
    AdmissionGate OPEN = begin -> true;

    /**
     * Returns whether a call is admitted; a call that is not gets the cheapest possible answer. Called on any thread.
     */
    boolean admits(Begin begin);

    /**
     * A call offered by a switch, not decoded yet; reading a field costs time. Valid during the call of {@link
     * #admits}.
     */
    interface Begin {

        /** How long the message waited in this node, in nanoseconds. */
        long waitedNanos();

        int switchPointCode();

        /** Returns the service key; empty if it cannot be read. */
        OptionalLong serviceKey();

        /** Returns the decimal digits of the called number; empty if there are none. */
        String called();
    }
}
