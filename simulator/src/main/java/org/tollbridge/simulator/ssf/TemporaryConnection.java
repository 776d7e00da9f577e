package org.tollbridge.simulator.ssf;

import org.tollbridge.wire.asn1.Variant;

/** The connection from a switch to an assisting side, as the switch sees it. */
interface TemporaryConnection {

    /**
     * What the assisting side is told when it is connected.
     *
     * @param correlation digits that it gives to the SCP
     * @param script the call's
     * @param variant the edition of INAP that it speaks
     */
    record Request(String correlation, CallScript script, Variant variant) {}

    /** The call that is assisted. */
    interface Assisted {
        /** The assisting side gives the connection up. */
        void disconnects();

        /** The caller hangs up. */
        void hangsUp();

        /** The dialogue of the assisting side is over. */
        void over(CallResult result);
    }

    /** The switch gives the connection up. */
    void release();
}
