package org.tollbridge.wire.isup;

/** Address presentation restricted indicator (Q.763 clause 3.10 e). */
public enum Presentation {
    ALLOWED(0, "allowed"),
    RESTRICTED(1, "restricted"),
    NOT_AVAILABLE(2, "notAvailable"),
    RESERVED(3, "reserved");

    private static final Presentation[] BY_CODE = values();

    private final int code;
    private final String text;

    Presentation(int code, String text) {
        this.code = code;
        this.text = text;
    }

    static Presentation of(int code) {
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
