package org.tollbridge.adapter.sccp;

import java.io.IOException;
import org.tollbridge.wire.Octets;

/** What SCCP wants of MTP level 3. */
interface Mtp extends SignallingPoints {

    /** Our own signalling point code. */
    int pointCode();

    /**
     * MTP-TRANSFER request. Messages of one SLS to one signalling point arrive in the order of the calls.
     *
     * @throws IOException if there is no way, or it takes no more; nothing is sent then
     */
    void transfer(int pointCode, int sls, Octets message) throws IOException;
}
