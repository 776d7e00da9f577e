package org.tollbridge.adapter.call;

/**
 * How to handle calls that fail at the start.
 *
 * @param treatment the treatment of their callers
 * @param quarantine receives the failed messages
 */
public record BadCalls(DefaultTreatment treatment, Quarantine quarantine) {

    /** Answers with the errors of the standard and reports to no quarantine. */
    public static final BadCalls STANDARD = new BadCalls(DefaultTreatment.SWITCH, (pointCode, reason, clause) -> {});
}
