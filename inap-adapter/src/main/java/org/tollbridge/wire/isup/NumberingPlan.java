package org.tollbridge.wire.isup;

/** Numbering plan indicator (Q.763 clause 3.9 d). */
public enum NumberingPlan {
    SPARE_0(0, "spare0"),
    ISDN(1, "isdn"),
    SPARE_2(2, "spare2"),
    DATA(3, "data"),
    TELEX(4, "telex"),
    NATIONAL_5(5, "national5"),
    NATIONAL_6(6, "national6"),
    SPARE_7(7, "spare7");

    private static final NumberingPlan[] BY_CODE = values();

    private final int code;
    private final String text;

    NumberingPlan(int code, String text) {
        this.code = code;
        this.text = text;
    }

    static NumberingPlan of(int code) {
        return BY_CODE[code];
    }

    /** The bits on the wire. */
    public int code() {
        return code;
    }

    /** The name of the numbering plan. */
    @Override
    public String toString() {
        return text;
    }
}
