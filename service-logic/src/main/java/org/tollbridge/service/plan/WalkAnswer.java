package org.tollbridge.service.plan;

/** What a {@link WalkStep} that waits is answered. */
public sealed interface WalkAnswer {

    /** Digits that the caller pressed, without the # that ended them. */
    record Digits(String digits) implements WalkAnswer {}

    /** The caller pressed nothing in time. */
    record NoInput() implements WalkAnswer {}

    /** The caller cannot be asked, now or again: he goes the way of one who presses nothing in any try. */
    record Unasked() implements WalkAnswer {}

    /** It was done. */
    record Done() implements WalkAnswer {}

    /** Whether the PIN was right. */
    record Verified(boolean right) implements WalkAnswer {}

    /** There is no room; nothing was counted. */
    record Full(PlanLimits.Claim.Kind kind) implements WalkAnswer {}

    /**
     * Money is kept for a call.
     *
     * @param amount for the whole call, in thousandths of a yuan; no more than was asked for, and 0 where nothing is left
     */
    record Reserved(long amount) implements WalkAnswer {}

    /** A counter did not answer, and nothing was counted; or a PIN could not be checked, which is no try. */
    record Silent() implements WalkAnswer {}
}
