package org.tollbridge.adapter.call;

/**
 * What to do about calls that fail at the start.
 *
 * @param treatment what their callers get
 * @param quarantine what hears of them
 */
public record BadCalls(DefaultTreatment treatment, Quarantine quarantine) {

    /** The errors of the standard, and nobody hears of it. */
    public static final BadCalls STANDARD = new BadCalls(DefaultTreatment.SWITCH, (pointCode, reason, clause) -> {});
}
