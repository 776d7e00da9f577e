package org.tollbridge.adapter.sccp;

import java.io.IOException;
import org.tollbridge.wire.Octets;

/** The services that SCCP uses of MTP level 3. */
interface Mtp extends SignallingPoints {

    /** The signalling point code of this node. */
    int pointCode();

    /**
     * MTP-TRANSFER request. Messages of one SLS to one signalling point arrive in the order of the calls.
     *
     * @throws IOException if there is no link, or it accepts no more; nothing has then been sent
     */
    void transfer(int pointCode, int sls, Octets message) throws IOException;
}
