package org.tollbridge.adapter.call;

import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.tcap.asn.comp.PAbortCauseType;

/** Which side aborted a dialogue, and the cause if TCAP did (Q.773 (06/97), P-AbortCause). */
public enum AbortKind {
    /** The TC-user, INAP. */
    USER,
    UNRECOGNIZED_MESSAGE_TYPE,
    UNRECOGNIZED_TRANSACTION_ID,
    BADLY_FORMATTED_TRANSACTION_PORTION,
    INCORRECT_TRANSACTION_PORTION,
    RESOURCE_LIMITATION,
    /** A cause that Q.773 does not name. */
    OTHER;

    static AbortKind of(@Nullable PAbortCauseType cause) {
        if (cause == null) {
            return OTHER;
        }
        return switch (cause) {
            case UnrecognizedMessageType -> UNRECOGNIZED_MESSAGE_TYPE;
            case UnrecognizedTxID -> UNRECOGNIZED_TRANSACTION_ID;
            case BadlyFormattedTxPortion -> BADLY_FORMATTED_TRANSACTION_PORTION;
            case IncorrectTxPortion -> INCORRECT_TRANSACTION_PORTION;
            case ResourceLimitation -> RESOURCE_LIMITATION;
            default -> OTHER;
        };
    }
}
