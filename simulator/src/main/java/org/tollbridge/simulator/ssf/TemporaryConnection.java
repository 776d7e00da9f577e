package org.tollbridge.simulator.ssf;

import org.tollbridge.wire.asn1.Variant;

/** The connection from a switch to an assisting side, as seen by the switch. */
interface TemporaryConnection {

    /**
     * The information for the assisting side at the connection.
     *
     * @param correlation digits that it passes to the SCP
     * @param script the script of the call
     * @param variant the edition of INAP that it uses
     */
    record Request(String correlation, CallScript script, Variant variant) {}

    /** The assisted call. */
    interface Assisted {
        /** The assisting side releases the connection. */
        void disconnects();

        /** The caller hangs up. */
        void hangsUp();

        /** The dialogue of the assisting side has ended. */
        void over(CallResult result);
    }

    /** The switch releases the connection. */
    void release();
}
