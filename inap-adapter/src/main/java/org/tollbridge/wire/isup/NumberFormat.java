package org.tollbridge.wire.isup;

/** The number parameters of Q.763. They differ in the meaning of the bits of their second octet. */
public enum NumberFormat {
    CALLED("Q.763 3.9", false, Flag.INTERNAL_NUMBER_NOT_ALLOWED, false, false),
    CALLING("Q.763 3.10", false, Flag.INCOMPLETE, true, true),
    CONNECTED("Q.763 3.16", false, Flag.SPARE, true, true),
    GENERIC("Q.763 3.26", true, Flag.INCOMPLETE, true, true),
    LOCATION("Q.763 3.30", false, Flag.INTERNAL_NUMBER_NOT_ALLOWED, true, true),
    ORIGINAL_CALLED("Q.763 3.39", false, Flag.SPARE, true, false),
    REDIRECTING("Q.763 3.44", false, Flag.SPARE, true, false);

    /** The meaning of the highest bit of the second octet. */
    public enum Flag {
        SPARE,
        /** INN indicator: routing to an internal network number is not allowed. */
        INTERNAL_NUMBER_NOT_ALLOWED,
        /** NI indicator: the number is incomplete. */
        INCOMPLETE
    }

    private final String clause;
    private final boolean qualified;
    private final Flag flag;
    private final boolean presented;
    private final boolean screened;

    NumberFormat(String clause, boolean qualified, Flag flag, boolean presented, boolean screened) {
        this.clause = clause;
        this.qualified = qualified;
        this.flag = flag;
        this.presented = presented;
        this.screened = screened;
    }

    /** The clause of Q.763 (12/99) that defines it. */
    public String clause() {
        return clause;
    }

    /** Whether a number qualifier comes first. */
    public boolean qualified() {
        return qualified;
    }

    public Flag flag() {
        return flag;
    }

    /** Whether it has an address presentation restricted indicator. */
    public boolean presented() {
        return presented;
    }

    /** Whether it has a screening indicator. */
    public boolean screened() {
        return screened;
    }
}
