package org.tollbridge.adapter.m3ua;

import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;

/** The indications of MTP level 3 that M3UA gives to the layer above (RFC 4666, clause 1.4.5). */
interface MtpUser {

    /** MTP-TRANSFER. Called on a delivery thread. */
    void transfer(Mtp3TransferPrimitive message);

    /** MTP-RESUME if the switch has become reachable, MTP-PAUSE if not. Called on an I/O thread, in order. */
    void availability(int pointCode, boolean available);

    /** MTP-STATUS: the route to this point code is congested, level 1 to 3. */
    void congestion(int pointCode, int level);

    /** MTP-STATUS: no SCCP there; the cause is that of {@link org.tollbridge.wire.m3ua.Parameter.UserCause}. */
    void userPartUnavailable(int pointCode, int cause);
}
