package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.service.call.Script.FIRST;
import static org.tollbridge.service.call.Script.PLAIN;
import static org.tollbridge.service.call.Script.REPORTING;
import static org.tollbridge.service.call.Script.SECOND;
import static org.tollbridge.service.call.Script.START;
import static org.tollbridge.service.call.Script.THIRD;
import static org.tollbridge.service.call.Script.freephone;
import static org.tollbridge.service.call.Script.hungUp;
import static org.tollbridge.service.call.Script.information;
import static org.tollbridge.service.call.Script.interrupted;
import static org.tollbridge.service.call.Script.notified;
import static org.tollbridge.service.call.Script.offered;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.call.Instruction.Redirection;
import org.tollbridge.service.call.Instruction.RedirectionReason;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;

/** Calls from their offer to their record. */
class CallLogicTest {

    private static final CallEvent ANSWER = notified(BcsmEvent.ANSWER, Leg.CALLED);

    @Test
    void connectsAnswersAndEnds() {
        Script call = new Script(PLAIN, freephone(List.of(), List.of())).on(offered());

        ChargeFacts facts = new ChargeFacts(
                "call-1",
                "800",
                "8008101234",
                "acme",
                "861088886666",
                "10",
                false,
                FIRST,
                "10",
                Payer.CALLED_PARTY,
                700,
                0,
                1,
                START,
                3_600);
        assertEquals(
                List.of(
                        new Instruction.RequestReports(List.of(
                                new ArmedEvent(BcsmEvent.ROUTE_SELECT_FAILURE, Leg.CALLED, MonitorMode.INTERRUPTED),
                                new ArmedEvent(BcsmEvent.CALLED_PARTY_BUSY, Leg.CALLED, MonitorMode.INTERRUPTED),
                                new ArmedEvent(
                                        BcsmEvent.NO_ANSWER, Leg.CALLED, MonitorMode.INTERRUPTED, OptionalInt.of(20)),
                                new ArmedEvent(BcsmEvent.ANSWER, Leg.CALLED, MonitorMode.NOTIFY_AND_CONTINUE),
                                new ArmedEvent(BcsmEvent.ABANDON, Leg.CALLING, MonitorMode.NOTIFY_AND_CONTINUE),
                                new ArmedEvent(BcsmEvent.DISCONNECT, Leg.CALLING, MonitorMode.NOTIFY_AND_CONTINUE),
                                new ArmedEvent(BcsmEvent.DISCONNECT, Leg.CALLED, MonitorMode.NOTIFY_AND_CONTINUE))),
                        new Instruction.FurnishCharging(facts),
                        new Instruction.SendCharging(facts),
                        new Instruction.Connect(
                                new PartyNumber(NatureOfAddress.NATIONAL, "1062345678"),
                                new PartyNumber(NatureOfAddress.NATIONAL, "8008101234"),
                                Optional.empty(),
                                Optional.empty())),
                call.last().instructions());

        call.after(5_000).on(ANSWER);
        assertEquals("", call.said());
        call.after(61_500).on(hungUp(Leg.CALLING));
        assertEquals("end", call.said());

        assertEquals(
                new CallRecord(
                        new CallRecord.Request(
                                "call-1",
                                "plain",
                                800,
                                "8008101234",
                                Optional.of("861088886666"),
                                Optional.of("800"),
                                Optional.of("acme"),
                                START),
                        new CallRecord.Course(
                                List.of(FIRST),
                                OptionalLong.of(START + 5_000),
                                START + 66_500,
                                Outcome.ANSWERED,
                                Reason.COMPLETED,
                                OptionalInt.of(16),
                                OptionalInt.empty()),
                        new CallRecord.Billing(Payer.CALLED_PARTY, Optional.empty(), Optional.empty()),
                        List.of(
                                new TraceLine(START, "dialled", "8008101234"),
                                new TraceLine(START, "fixed caller", "861088886666"),
                                new TraceLine(START, "service class", "800"),
                                new TraceLine(START, "destination", FIRST),
                                new TraceLine(START + 5_000, "answer", ""),
                                new TraceLine(START + 66_500, "disconnect", "16"))),
                call.record());
        assertEquals(61_500, call.record().durationMillis());
    }

    @Test
    void collectsTheReportsThatAreDueBeforeItEnds() {
        Script call = new Script(REPORTING, freephone(List.of(), List.of())).on(offered());
        assertEquals("arm 7, information, apply 1, connect 1062345678", call.said());

        call.after(2_000).on(ANSWER).after(60_000).on(hungUp(Leg.CALLED));
        assertEquals("", call.said());
        assertEquals(START + 62_000 + 5_000, call.last().deadline().orElseThrow());
        call.after(100).on(hungUp(Leg.CALLING));
        assertEquals("", call.said(), "the other leg's report changes nothing");
        call.on(new CallEvent.ChargingReported("0A1B"));
        assertEquals("", call.said());
        call.on(information());
        assertEquals("end", call.said());

        assertEquals(Optional.of("0A1B"), call.record().chargingReport());
        assertEquals(OptionalInt.of(61), call.record().connectedSeconds());
        assertEquals(START + 62_000, call.record().endedAt());
    }

    @Test
    void takesReportsThatComeBeforeTheEvent() {
        Script call = new Script(REPORTING, freephone(List.of(), List.of())).on(offered());

        call.on(ANSWER).on(information()).on(new CallEvent.ChargingReported("0A1B"));
        assertEquals(Phase.CONNECTED, call.phase());
        call.on(hungUp(Leg.CALLED));

        assertEquals("end", call.said());
        assertEquals(OptionalInt.of(61), call.record().connectedSeconds());
    }

    @Test
    void takesReportsInsideTheSwitchsEnd() {
        Script call = new Script(REPORTING, freephone(List.of(), List.of()))
                .on(offered())
                .on(ANSWER)
                .on(hungUp(Leg.CALLED))
                .on(new CallEvent.ChargingReported("0A1B"))
                .on(new CallEvent.DialogueEnded());

        assertEquals("", call.said(), "nothing goes out after the switch's END");
        assertEquals(Reason.COMPLETED, call.record().reason());
        assertEquals(Optional.of("0A1B"), call.record().chargingReport());
    }

    @Test
    void givesUpOnReportsThatDoNotCome() {
        Script call = new Script(REPORTING, freephone(List.of(), List.of()))
                .on(offered())
                .on(ANSWER)
                .on(hungUp(Leg.CALLED))
                .after(5_000)
                .on(new CallEvent.DeadlinePassed());

        assertEquals("end", call.said());
        assertEquals(Outcome.ANSWERED, call.record().outcome());
        assertEquals(Optional.empty(), call.record().chargingReport());
        assertEquals(START, call.record().endedAt(), "the call ended when it was hung up");
    }

    /** In China's flows the report on an attempt comes with its busy event, before or after it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsTheChargingReportsOfEachAttempt(boolean reportFirst) {
        Script call = new Script(REPORTING, freephone(List.of(SECOND), List.of())).on(offered());
        if (reportFirst) {
            call.on(new CallEvent.ChargingReported("01"));
        }
        call.on(interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));
        assertEquals("arm 7, apply 2, connect 2162345678 from 1062345678 USER_BUSY 1", call.said());
        if (!reportFirst) {
            call.on(new CallEvent.ChargingReported("01"));
        }

        call.on(ANSWER).on(hungUp(Leg.CALLED)).on(information());
        assertEquals(Phase.COLLECTING, call.phase(), "the second attempt's report is still due");
        call.on(new CallEvent.ChargingReported("02"));

        assertEquals("end", call.said());
        assertEquals(Optional.of("02"), call.record().chargingReport());
    }

    @Test
    void asksAgainForInformationThatCameTooEarlyAndForgetsIt() {
        Script call = new Script(REPORTING, freephone(List.of(SECOND), List.of()))
                .on(offered())
                .on(information())
                .on(interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));

        assertEquals("arm 7, information, apply 2, connect 2162345678 from 1062345678 USER_BUSY 1", call.said());
        call.on(ANSWER).on(new CallEvent.DialogueEnded());
        assertEquals(OptionalInt.empty(), call.record().connectedSeconds());
    }

    @Test
    void releasesFirstAndEndsWhenTheReportsAreIn() {
        Script call = new Script(REPORTING, freephone(List.of(), List.of()))
                .on(offered())
                .on(interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));

        assertEquals("release 17", call.said());
        call.on(new CallEvent.ChargingReported("01"));
        assertEquals("", call.said());
        call.on(information());
        assertEquals("end", call.said());
        assertEquals(Reason.DESTINATION_BUSY, call.record().reason());
        assertEquals(Payer.NOBODY, call.record().payer());
    }

    @Test
    void tellsTheSwitchWhereAForwardComesFrom() {
        Script call = new Script(PLAIN, freephone(List.of(SECOND), List.of(THIRD)))
                .on(offered())
                .on(interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));
        assertEquals(
                new Instruction.Connect(
                        new PartyNumber(NatureOfAddress.NATIONAL, "2162345678"),
                        new PartyNumber(NatureOfAddress.NATIONAL, "8008101234"),
                        Optional.of(new Redirection(
                                new PartyNumber(NatureOfAddress.NATIONAL, "1062345678"),
                                RedirectionReason.USER_BUSY,
                                1,
                                0)),
                        Optional.empty()),
                call.last().instructions().get(3));

        call.on(interrupted(BcsmEvent.NO_ANSWER, 19));
        assertEquals(
                new Instruction.Connect(
                        new PartyNumber(NatureOfAddress.NATIONAL, "2062345678"),
                        new PartyNumber(NatureOfAddress.NATIONAL, "8008101234"),
                        Optional.of(new Redirection(
                                new PartyNumber(NatureOfAddress.NATIONAL, "2162345678"),
                                RedirectionReason.NO_REPLY,
                                2,
                                0)),
                        Optional.empty()),
                call.last().instructions().get(3));

        call.on(ANSWER).on(hungUp(Leg.CALLED));
        assertEquals(List.of(FIRST, SECOND, THIRD), call.record().attempts());
        assertEquals(Optional.of(THIRD), call.record().destination());
        assertEquals(Payer.CALLED_PARTY, call.record().payer());
    }

    /** Q.763 has no reason for a destination that cannot be reached, and busy would be false. */
    @Test
    void saysThatACallIsBusyOnlyWhereItIs() {
        Script call = new Script(PLAIN, freephone(List.of(SECOND), List.of()))
                .on(offered())
                .on(interrupted(BcsmEvent.ROUTE_SELECT_FAILURE, 34));

        Instruction.Connect forwarded = assertInstanceOf(
                Instruction.Connect.class, call.last().instructions().get(3));
        assertEquals(
                RedirectionReason.UNKNOWN, forwarded.redirection().orElseThrow().reason());
    }

    @Test
    void paysNobodyWhenTheCallerAbandons() {
        Script call = new Script(PLAIN, freephone(List.of(SECOND), List.of()))
                .on(offered())
                .after(3_000)
                .on(notified(BcsmEvent.ABANDON, Leg.CALLING));

        assertEquals("end", call.said());
        assertEquals(Outcome.ABANDONED, call.record().outcome());
        assertEquals(Payer.NOBODY, call.record().payer());
        assertEquals(0, call.record().durationMillis());
    }

    @Test
    void keepsTheFirstAnswer() {
        Script call = new Script(PLAIN, freephone(List.of(), List.of()))
                .on(offered())
                .after(1_000)
                .on(ANSWER)
                .after(1_000)
                .on(ANSWER)
                .on(hungUp(Leg.CALLED));

        assertEquals(OptionalLong.of(START + 1_000), call.record().answeredAt());
    }

    @Test
    void namesWhatTheSwitchRefused() {
        Script call = new Script(PLAIN, freephone(List.of(), List.of()))
                .on(offered())
                .on(new CallEvent.InstructionFailed("connect", "unexpectedComponentSequence"));

        assertEquals("release 41, end", call.said());
        assertEquals(Reason.SWITCH_REFUSED, call.record().reason());
        List<TraceLine> path = call.record().path();
        assertEquals(
                new TraceLine(START, "refused by switch", "connect unexpectedComponentSequence"),
                path.get(path.size() - 1));
    }

    @Test
    void goesOnWithoutWhatWasOnlyToInform() {
        Script call = new Script(PLAIN, freephone(List.of(), List.of()))
                .on(offered())
                .on(new CallEvent.InstructionFailed("callInformationRequest", "unrecognizedOperation"));
        assertEquals("", call.said());

        call.after(1_000).on(ANSWER).after(5_000).on(hungUp(Leg.CALLED));

        assertEquals(Reason.COMPLETED, call.record().reason());
        assertTrue(call.record()
                .path()
                .contains(new TraceLine(START, "refused by switch", "callInformationRequest unrecognizedOperation")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activityTest",
                "applyCharging",
                "callInformationRequest",
                "furnishChargingInformation",
                "sendChargingInformation",
                "continue",
                ""
            })
    void aConversationGoesOnWhateverTheSwitchRefusesInIt(String operation) {
        Script call = new Script(PLAIN, freephone(List.of(), List.of()))
                .on(offered())
                .on(ANSWER)
                .after(3_000)
                .on(new CallEvent.InstructionFailed(operation, "systemFailure"));
        assertEquals("", call.said());

        call.after(2_000).on(hungUp(Leg.CALLED));

        assertEquals(Reason.COMPLETED, call.record().reason());
        assertEquals(5_000, call.record().durationMillis());
    }

    @Test
    void waitsForRingingAndForAgeWhicheverIsShorter() {
        Script call = new Script(PLAIN, freephone(List.of(SECOND), List.of())).on(offered());
        assertEquals(START + 60_000, call.last().deadline().orElseThrow());
        call.after(30_000).on(interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));
        assertEquals(START + 90_000, call.last().deadline().orElseThrow(), "each attempt may ring for its own time");
        call.on(ANSWER);
        assertEquals(START + 3_600_000, call.last().deadline().orElseThrow());

        Script old = new Script(PLAIN, freephone(List.of(SECOND), List.of())).on(offered());
        old.after(3_590_000).on(interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));
        assertEquals(START + 3_600_000, old.last().deadline().orElseThrow());
    }

    @Test
    void boundsTheExplanationOfACallThatReportsWithoutEnd() {
        Script call = new Script(PLAIN, freephone(List.of(), List.of())).on(offered());
        for (int i = 0; i < 10_000; i++) {
            call.on(new CallEvent.ChargingReported("00"));
        }
        call.on(ANSWER).on(hungUp(Leg.CALLED));

        assertEquals(Reason.COMPLETED, call.record().reason());
        assertTrue(call.record().path().size() <= Call.LONGEST_PATH);
    }
}
