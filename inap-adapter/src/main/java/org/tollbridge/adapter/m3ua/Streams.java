package org.tollbridge.adapter.m3ua;

import org.tollbridge.wire.m3ua.MessageType;

/** The SCTP streams on which messages are allowed. */
final class Streams {

    private Streams() {}

    /**
     * Whether a message may arrive on a stream: DATA never on the first (RFC 4666, clause 1.4.7), ASP management only
     * there (clause 3.8.1). With a single stream, as over TCP, everything is allowed.
     */
    static boolean permit(MessageType type, int stream, int streams) {
        if (streams <= 1) {
            return true;
        }
        return switch (type) {
            case DATA -> stream != 0;
            case ASPUP, ASPUP_ACK, ASPDN, ASPDN_ACK, REG_REQ, REG_RSP, DEREG_REQ, DEREG_RSP -> stream == 0;
            // An ERR must not be answered, and the others need no ordering.
            case ERR, NTFY, BEAT, BEAT_ACK, DUNA, DAVA, DAUD, SCON, DUPU, DRST, ASPAC, ASPAC_ACK, ASPIA, ASPIA_ACK ->
                true;
        };
    }
}
