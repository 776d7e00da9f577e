package org.tollbridge.wire.isup;

/**
 * Screening indicator (Q.763 clause 3.10 f). A generic number may use the first and the third, which are reserved in
 * other parameters.
 */
public enum Screening {
    USER_PROVIDED_NOT_VERIFIED(0, "userProvidedNotVerified"),
    USER_PROVIDED_VERIFIED_PASSED(1, "userProvidedVerifiedPassed"),
    USER_PROVIDED_VERIFIED_FAILED(2, "userProvidedVerifiedFailed"),
    NETWORK_PROVIDED(3, "networkProvided");

    private static final Screening[] BY_CODE = values();

    private final int code;
    private final String text;

    Screening(int code, String text) {
        this.code = code;
        this.text = text;
    }

    static Screening of(int code) {
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
