package org.tollbridge.wire.tcap;

import java.util.List;

/**
 * Why the transaction sub-layer aborted a transaction (Q.773 (06/97), P-AbortCause).
 *
 * @param code 0 to 127; values that the standard does not name are kept
 */
public record PAbortCause(int code) {
    private static final List<String> NAMES = List.of(
            "unrecognizedMessageType",
            "unrecognizedTransactionID",
            "badlyFormattedTransactionPortion",
            "incorrectTransactionPortion",
            "resourceLimitation");

    public static final PAbortCause UNRECOGNIZED_MESSAGE_TYPE = new PAbortCause(0);
    public static final PAbortCause UNRECOGNIZED_TRANSACTION_ID = new PAbortCause(1);
    public static final PAbortCause BADLY_FORMATTED = new PAbortCause(2);
    public static final PAbortCause INCORRECT = new PAbortCause(3);
    public static final PAbortCause RESOURCE_LIMITATION = new PAbortCause(4);

    public PAbortCause {
        if (code < 0 || code > 127) {
            throw new IllegalArgumentException("a P-Abort cause is 0 to 127, not " + code);
        }
    }

    /** The ASN.1 name, or {@code unknown}. */
    public String asnName() {
        return code < NAMES.size() ? NAMES.get(code) : "unknown";
    }
}
