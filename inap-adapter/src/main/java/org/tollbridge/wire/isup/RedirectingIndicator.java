package org.tollbridge.wire.isup;

/** Redirecting indicator (Q.763 clause 3.45 a). */
public enum RedirectingIndicator {
    NO_REDIRECTION(0, "noRedirection"),
    CALL_REROUTED(1, "callRerouted"),
    CALL_REROUTED_ALL_RESTRICTED(2, "callReroutedAllRestricted"),
    CALL_DIVERTED(3, "callDiverted"),
    CALL_DIVERTED_ALL_RESTRICTED(4, "callDivertedAllRestricted"),
    CALL_REROUTED_NUMBER_RESTRICTED(5, "callReroutedNumberRestricted"),
    CALL_DIVERTED_NUMBER_RESTRICTED(6, "callDivertedNumberRestricted"),
    SPARE(7, "spare");

    private static final RedirectingIndicator[] BY_CODE = values();

    private final int code;
    private final String text;

    RedirectingIndicator(int code, String text) {
        this.code = code;
        this.text = text;
    }

    static RedirectingIndicator of(int code) {
        return BY_CODE[code];
    }

    /** The bits on the wire. */
    public int code() {
        return code;
    }

    /** The name of the indicator. */
    @Override
    public String toString() {
        return text;
    }
}
