package org.tollbridge.service.port;

import java.util.OptionalLong;

/** Where the network side asks, before it spends anything on a call, whether there is room for it. Never blocks. */
public interface AdmissionGate {

    /** A gate that is always open. */
    AdmissionGate OPEN = begin -> true;

    /** Whether a call is let in; one that is not gets the cheapest answer there is. From any thread. */
    boolean admits(Begin begin);

    /** A call that a switch asks about, not read yet; asking costs. Valid during the call of {@link #admits}. */
    interface Begin {

        /** How long the message waited in this node, in nanoseconds. */
        long waitedNanos();

        int switchPointCode();

        /** The service key; empty where it cannot be read. */
        OptionalLong serviceKey();

        /** Decimal digits of the called number; empty where there are none. */
        String called();
    }
}
