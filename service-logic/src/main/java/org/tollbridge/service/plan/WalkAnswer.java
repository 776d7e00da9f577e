package org.tollbridge.service.plan;

/** The answer to a {@link WalkStep} that waits. */
public sealed interface WalkAnswer {

    /** Digits that the caller pressed, without the terminating #. */
    record Digits(String digits) implements WalkAnswer {}

    /** The caller pressed nothing in time. */
    record NoInput() implements WalkAnswer {}

    /** The caller cannot be asked, now or later, and is treated like one who presses nothing in any try. */
    record Unasked() implements WalkAnswer {}

    /** It was done. */
    record Done() implements WalkAnswer {}

    /** Whether the PIN was right. */
    record Verified(boolean right) implements WalkAnswer {}

    /** A limit has been reached; nothing was counted. */
    record Full(PlanLimits.Claim.Kind kind) implements WalkAnswer {}

    /**
     * Money is reserved for a call.
     *
     * @param amount for the whole call, in thousandths of a yuan; at most what was requested, and 0 if nothing is left
     */
    record Reserved(long amount) implements WalkAnswer {}

    /**
     * A counter did not answer, and nothing was counted; or a PIN could not be checked, which does not count as a try.
     */
    record Silent() implements WalkAnswer {}
}
