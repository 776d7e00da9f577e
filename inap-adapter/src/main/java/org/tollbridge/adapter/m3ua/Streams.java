package org.tollbridge.adapter.m3ua;

import org.tollbridge.wire.m3ua.MessageType;

/** Which messages may come on which SCTP stream. */
final class Streams {

    private Streams() {}

    /**
     * Whether a message is on a stream where it may be: DATA never on the first (RFC 4666, clause 1.4.7), management of
     * the ASP only there (clause 3.8.1). With a single stream, as over TCP, there is no choice.
     */
    static boolean permit(MessageType type, int stream, int streams) {
        if (streams <= 1) {
            return true;
        }
        return switch (type) {
            case DATA -> stream != 0;
            case ASPUP, ASPUP_ACK, ASPDN, ASPDN_ACK, REG_REQ, REG_RSP, DEREG_REQ, DEREG_RSP -> stream == 0;
            // An ERR may not be answered, and the others keep no order with anything.
            case ERR, NTFY, BEAT, BEAT_ACK, DUNA, DAVA, DAUD, SCON, DUPU, DRST, ASPAC, ASPAC_ACK, ASPIA, ASPIA_ACK ->
                true;
        };
    }
}
