package org.tollbridge.service.call;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.charging.Payer;

/**
 * What is known of a call whose node is gone: its stand-in record, and the switch's reports since.
 *
 * @param known the stand-in record
 * @param payer who pays if the call was answered and its end is known
 * @param outcome of an attempt that did not lead to a conversation
 * @param endedAt milliseconds since the epoch at which the call ended, if known
 */
public record LostCall(
        CallRecord known,
        Payer payer,
        OptionalLong answeredAt,
        Optional<Outcome> outcome,
        OptionalInt cause,
        OptionalInt connectedSeconds,
        Optional<String> chargingReport,
        OptionalLong endedAt) {

    /**
     * Creates a call of which nothing has been reported since. One that had already ended, and only waited for reports,
     * stays ended.
     */
    public static LostCall of(CallRecord known, Payer payer) {
        return new LostCall(
                known,
                payer,
                known.answeredAt(),
                Optional.empty(),
                known.releaseCause(),
                known.connectedSeconds(),
                known.chargingReport(),
                wasOver(known) ? OptionalLong.of(known.endedAt()) : OptionalLong.empty());
    }

    private static boolean wasOver(CallRecord known) {
        return known.reason() != Reason.NODE_LOST;
    }

    /** Returns whether the end of the call is known. */
    public boolean isOver() {
        return endedAt.isPresent();
    }

    /**
     * Returns the call after an event from its switch. Events without meaning for a call without control are ignored.
     */
    public LostCall heard(CallEvent event, long now) {
        return switch (event) {
            case CallEvent.Reported reported -> reported(reported, now);
            case CallEvent.InformationReported(CallInformation information) ->
                new LostCall(
                        known,
                        payer,
                        answeredAt,
                        outcome,
                        cause.isPresent() ? cause : information.releaseCause(),
                        information.connectedSeconds(),
                        chargingReport,
                        endedAt);
            case CallEvent.ChargingReported report ->
                new LostCall(
                        known,
                        payer,
                        answeredAt,
                        outcome,
                        cause,
                        connectedSeconds,
                        Optional.of(report.octets()),
                        endedAt);
            case CallEvent.DialogueEnded ended -> over(outcome, cause, now);
            case CallEvent.Offered ignored -> this;
            case CallEvent.ChargingNotified ignored -> this;
            case CallEvent.InstructionFailed ignored -> this;
            case CallEvent.DialledMore ignored -> this;
            case CallEvent.Played ignored -> this;
            case CallEvent.Keyed ignored -> this;
            case CallEvent.NothingKeyed ignored -> this;
            case CallEvent.InteractionFailed ignored -> this;
            case CallEvent.ErrandDone ignored -> this;
            case CallEvent.CreditAnswered ignored -> this;
            case CallEvent.DialogueAborted ignored -> this;
            case CallEvent.DeadlinePassed ignored -> this;
            case CallEvent.NodeStopping ignored -> this;
        };
    }

    private LostCall reported(CallEvent.Reported reported, long now) {
        return switch (reported.event()) {
            case ANSWER ->
                new LostCall(
                        known,
                        payer,
                        answeredAt.isPresent() ? answeredAt : OptionalLong.of(now),
                        outcome,
                        cause,
                        connectedSeconds,
                        chargingReport,
                        endedAt);
            case DISCONNECT -> over(outcome, reported.cause(), now);
            case CALLED_PARTY_BUSY -> over(Optional.of(Outcome.BUSY), reported.cause(), now);
            case NO_ANSWER -> over(Optional.of(Outcome.NO_ANSWER), reported.cause(), now);
            case ROUTE_SELECT_FAILURE -> over(Optional.of(Outcome.ROUTE_FAILURE), reported.cause(), now);
            case ABANDON -> over(Optional.of(Outcome.ABANDONED), reported.cause(), now);
        };
    }

    private LostCall over(Optional<Outcome> met, OptionalInt said, long now) {
        return isOver()
                ? this
                : new LostCall(
                        known, payer, answeredAt, met, said, connectedSeconds, chargingReport, OptionalLong.of(now));
    }

    /**
     * Returns the one record of the call, without a price and without a path. If its end is unknown, it ends with the
     * last known event, and nobody pays.
     */
    public CallRecord settled() {
        boolean answered = answeredAt.isPresent();
        CallRecord record = new CallRecord(
                new CallRecord.Request(
                        known.callId(),
                        known.switchName(),
                        known.serviceKey(),
                        known.dialled(),
                        known.caller(),
                        known.serviceClass(),
                        known.subscriber(),
                        known.offeredAt()),
                new CallRecord.Course(
                        known.attempts(),
                        answeredAt,
                        endedAt.orElse(Math.max(known.endedAt(), answeredAt.orElse(0))),
                        wasOver(known)
                                ? known.outcome()
                                : answered ? Outcome.ANSWERED : outcome.orElse(known.outcome()),
                        known.reason(),
                        cause,
                        connectedSeconds),
                new CallRecord.Billing(answered && isOver() ? payer : Payer.NOBODY, chargingReport, Optional.empty()),
                known.path());
        return known.part().map(record::of).orElse(record);
    }
}
