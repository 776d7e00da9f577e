package org.tollbridge.wire.isup;

/** Redirecting reason (Q.763 clause 3.45 d). Codes from 7 on are spare. */
public enum RedirectionReason {
    UNKNOWN(0, "unknown"),
    USER_BUSY(1, "userBusy"),
    NO_REPLY(2, "noReply"),
    UNCONDITIONAL(3, "unconditional"),
    DEFLECTION_DURING_ALERTING(4, "deflectionDuringAlerting"),
    DEFLECTION_IMMEDIATE_RESPONSE(5, "deflectionImmediateResponse"),
    MOBILE_NOT_REACHABLE(6, "mobileNotReachable"),
    SPARE_7(7, "spare7"),
    SPARE_8(8, "spare8"),
    SPARE_9(9, "spare9"),
    SPARE_10(10, "spare10"),
    SPARE_11(11, "spare11"),
    SPARE_12(12, "spare12"),
    SPARE_13(13, "spare13"),
    SPARE_14(14, "spare14"),
    SPARE_15(15, "spare15");

    private static final RedirectionReason[] BY_CODE = values();

    private final int code;
    private final String text;

    RedirectionReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The reason with these bits, 0 to 15. */
    public static RedirectionReason of(int code) {
        return BY_CODE[code];
    }

    /** The bits on the wire. */
    public int code() {
        return code;
    }

    /** The name of the reason. */
    @Override
    public String toString() {
        return text;
    }
}
