package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.charging.Payer;

/** What becomes of a call whose node is gone, by what its switch says afterwards. */
class LostCallTest {

    private static final long OFFERED = 1_700_000_000_000L;

    private static CallRecord stood(OptionalLong answeredAt, Reason reason) {
        return new CallRecord(
                new CallRecord.Request(
                        "n1-1",
                        "beijing-1",
                        800,
                        "8008101234",
                        Optional.of("861088886666"),
                        Optional.of("800"),
                        Optional.of("acme"),
                        OFFERED),
                new CallRecord.Course(
                        List.of("861062345678"),
                        answeredAt,
                        OFFERED + 5_000,
                        answeredAt.isPresent() ? Outcome.ANSWERED : Outcome.FAILED,
                        reason,
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                CallRecord.Billing.NOBODY,
                List.of());
    }

    private static LostCall ringing() {
        return LostCall.of(stood(OptionalLong.empty(), Reason.NODE_LOST), Payer.CALLED_PARTY);
    }

    private static LostCall talking() {
        return LostCall.of(stood(OptionalLong.of(OFFERED + 4_000), Reason.NODE_LOST), Payer.CALLED_PARTY);
    }

    private static CallEvent reported(BcsmEvent event, int cause) {
        return new CallEvent.Reported(event, Leg.CALLED, false, OptionalInt.of(cause));
    }

    @Test
    void aConversationWhoseEndIsReportedHasRealTimesAndItsPayer() {
        CallRecord record = talking()
                .heard(
                        new CallEvent.InformationReported(
                                new CallInformation(OptionalInt.of(4), OptionalInt.of(60), OptionalInt.of(16))),
                        OFFERED + 64_000)
                .heard(reported(BcsmEvent.DISCONNECT, 16), OFFERED + 64_000)
                .heard(new CallEvent.DialogueEnded(), OFFERED + 65_000)
                .settled();
        assertEquals(Reason.NODE_LOST, record.reason());
        assertEquals(Outcome.ANSWERED, record.outcome());
        assertEquals(OptionalLong.of(OFFERED + 4_000), record.answeredAt());
        assertEquals(OFFERED + 64_000, record.endedAt());
        assertEquals(OptionalInt.of(16), record.releaseCause());
        assertEquals(OptionalInt.of(60), record.connectedSeconds());
        assertEquals(Payer.CALLED_PARTY, record.payer());
    }

    @Test
    void theEndOfACallInPartsStandsBehindThem() {
        CallPart part = new CallPart(3, OFFERED + 44_000, 40, Optional.empty());
        CallRecord record = LostCall.of(
                        stood(OptionalLong.of(OFFERED + 4_000), Reason.NODE_LOST)
                                .of(part),
                        Payer.CALLED_PARTY)
                .heard(reported(BcsmEvent.DISCONNECT, 16), OFFERED + 64_000)
                .heard(new CallEvent.DialogueEnded(), OFFERED + 65_000)
                .settled();
        assertEquals(Optional.of(part), record.part());
        assertEquals(20, record.chargedSeconds());
    }

    @Test
    void anAnswerThatComesAfterwardsCounts() {
        CallRecord record = ringing()
                .heard(reported(BcsmEvent.ANSWER, 16), OFFERED + 9_000)
                .heard(new CallEvent.ChargingReported("0A"), OFFERED + 19_000)
                .heard(reported(BcsmEvent.DISCONNECT, 16), OFFERED + 19_000)
                .settled();
        assertEquals(OptionalLong.of(OFFERED + 9_000), record.answeredAt());
        assertEquals(10_000, record.durationMillis());
        assertEquals(Optional.of("0A"), record.chargingReport());
        assertEquals(Payer.CALLED_PARTY, record.payer());
    }

    @Test
    void nobodyPaysForAConversationWhoseEndNobodyKnows() {
        assertFalse(talking().isOver());
        CallRecord record = talking().settled();
        assertEquals(Payer.NOBODY, record.payer());
        assertEquals(OFFERED + 5_000, record.endedAt());
        CallRecord answered =
                ringing().heard(reported(BcsmEvent.ANSWER, 16), OFFERED + 9_000).settled();
        assertEquals(OFFERED + 9_000, answered.endedAt());
        assertEquals(Payer.NOBODY, answered.payer());
    }

    @Test
    void anAttemptThatFailsIsWhatItIs() {
        assertEquals(
                Outcome.BUSY,
                ringing()
                        .heard(reported(BcsmEvent.CALLED_PARTY_BUSY, 17), OFFERED + 6_000)
                        .settled()
                        .outcome());
        assertEquals(
                Outcome.NO_ANSWER,
                ringing()
                        .heard(reported(BcsmEvent.NO_ANSWER, 19), OFFERED + 6_000)
                        .settled()
                        .outcome());
        assertEquals(
                Outcome.ROUTE_FAILURE,
                ringing()
                        .heard(reported(BcsmEvent.ROUTE_SELECT_FAILURE, 3), OFFERED + 6_000)
                        .settled()
                        .outcome());
        CallRecord abandoned = ringing()
                .heard(reported(BcsmEvent.ABANDON, 16), OFFERED + 6_000)
                .heard(reported(BcsmEvent.DISCONNECT, 31), OFFERED + 7_000)
                .settled();
        assertEquals(Outcome.ABANDONED, abandoned.outcome());
        assertEquals(OFFERED + 6_000, abandoned.endedAt());
        assertEquals(Payer.NOBODY, abandoned.payer());
    }

    @Test
    void aCallThatWasOverAndWaitedForReportsAloneKeepsItsEnd() {
        CallRecord known = stood(OptionalLong.of(OFFERED + 4_000), Reason.COMPLETED);
        LostCall call = LostCall.of(known, Payer.CALLED_PARTY);
        assertTrue(call.isOver());
        CallRecord record = call.heard(new CallEvent.ChargingReported("0B"), OFFERED + 9_000)
                .settled();
        assertEquals(Reason.COMPLETED, record.reason());
        assertEquals(OFFERED + 5_000, record.endedAt());
        assertEquals(Optional.of("0B"), record.chargingReport());
        assertEquals(Payer.CALLED_PARTY, record.payer());
    }

    @Test
    void whatDoesNotBelongToACallThatNobodySteersIsPassedOver() {
        LostCall call = talking();
        for (CallEvent event : List.of(
                new CallEvent.Played(),
                new CallEvent.Keyed("1"),
                new CallEvent.NothingKeyed(),
                new CallEvent.InteractionFailed("connect", "late", false),
                new CallEvent.InstructionFailed("connect", "late"),
                new CallEvent.DeadlinePassed(),
                new CallEvent.NodeStopping(),
                new CallEvent.DialogueAborted("lost"))) {
            assertEquals(call, call.heard(event, OFFERED + 6_000));
        }
    }
}
