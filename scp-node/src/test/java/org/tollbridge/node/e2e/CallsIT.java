package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.node.e2e.Calls.answers;
import static org.tollbridge.node.e2e.Calls.isBusy;
import static org.tollbridge.node.e2e.Calls.isOutOfReach;
import static org.tollbridge.node.e2e.Calls.rings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.DialogueEnd;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.simulator.ssf.SwitchSettings;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.tcap.TcapMessage;

/** Every way in which a call can go, from the switch to its record in the journal. */
@Tag("any-transport")
@Timeout(120)
@ExtendWith(Wiretap.class)
class CallsIT {

    private static final String SWITCHES = """
            switches:
              - {name: plain, point-code: 1}
              - {name: applying, point-code: 3, charging: apply}
              - {name: informing, point-code: 4, call-information: true}
              - {name: silent-end, point-code: 5, ending: prearranged}
            """;
    private static final Optional<ApplicationContext> Q1218 = Optional.of(ApplicationContext.Q1218_GENERIC_TO_SCF);
    private static final int PLAIN = 1;
    private static final int APPLYING = 3;
    private static final int INFORMING = 4;
    private static final int SILENT_END = 5;

    @TempDir
    private Path home;

    private Scp scp;

    @BeforeEach
    void start() throws Exception {
        scp = Scp.start(home, SWITCHES);
    }

    @AfterEach
    void close() {
        scp.close();
    }

    /** What switch and journal say of one call. */
    private record Ended(CallResult result, CallRecord record) {}

    private Ended place(int pointCode, UnaryOperator<SwitchSettings> settings, Calls call) throws Exception {
        try (Ssp ssp = Ssp.connect(scp.address(), pointCode, settings)) {
            CallResult result = ssp.place(call);
            assertEquals(List.of(), result.violations());
            List<CallRecord> records = scp.records();
            assertEquals(1, records.size(), "records: " + records);
            return new Ended(result, records.getFirst());
        }
    }

    private Ended place(Calls call) throws Exception {
        return place(PLAIN, settings -> settings, call);
    }

    private static void assertRecord(
            CallRecord record, Outcome outcome, Reason reason, Payer payer, String... attempts) {
        assertAll(
                () -> assertEquals(outcome, record.outcome()),
                () -> assertEquals(reason, record.reason()),
                () -> assertEquals(payer, record.payer()),
                () -> assertEquals(List.of(attempts), record.attempts()),
                () -> assertEquals(
                        attempts.length == 0 ? Optional.empty() : Optional.of(attempts[attempts.length - 1]),
                        record.destination()),
                () -> assertEquals(
                        outcome == Outcome.ANSWERED, record.answeredAt().isPresent()),
                () -> assertTrue(record.endedAt() >= record.offeredAt()));
    }

    /** Overlap dialling: the switch asks as soon as it knows the service, and is told to let the caller go on. */
    @ParameterizedTest
    @CsvSource({
        "80081, 00001, ANSWERED, COMPLETED",
        "80081, 0, REFUSED, UNKNOWN_NUMBER",
        "80081, '', REFUSED, UNKNOWN_NUMBER"
    })
    void theDigitsThatAreMissingAreCollectedOnce(String first, String more, Outcome outcome, Reason reason)
            throws Exception {
        Ended ended = place(Calls.to(first).at(EventTypeBcsm.COLLECTED_INFO).dialling(more));

        assertEquals(outcome, ended.record().outcome());
        assertEquals(reason, ended.record().reason());
        assertEquals(first + more, ended.record().dialled());
    }

    @ParameterizedTest
    @EnumSource(HangsUp.class)
    void anAnsweredCallIsCompletedWhoeverHangsUp(HangsUp side) throws Exception {
        Ended ended = place(Calls.to("8008100001").everyone(answers(60, side)));

        assertEquals(CallResult.Outcome.ANSWERED, ended.result().outcome());
        assertRecord(ended.record(), Outcome.ANSWERED, Reason.COMPLETED, Payer.CALLED_PARTY, "861055501001");
        assertEquals("8008100001", ended.record().dialled());
        assertEquals(Optional.of("861062345678"), ended.record().caller());
        assertEquals("plain", ended.record().switchName());
        assertEquals(OptionalInt.of(16), ended.record().releaseCause());
        assertEquals(
                List.of(Operation.FURNISH_CHARGING_INFORMATION, Operation.SEND_CHARGING_INFORMATION),
                ended.result().charges().stream()
                        .map(CallResult.Charge::operation)
                        .toList());
    }

    @Test
    void a400NumberIsPaidByBothAndTakesMobileCallers() throws Exception {
        Ended ended = place(Calls.to("4008100001").from(Calls.MOBILE_CALLER));

        assertRecord(ended.record(), Outcome.ANSWERED, Reason.COMPLETED, Payer.SPLIT, "861055511001");
    }

    @Test
    void aBusyCallIsForwardedAndChargedForTheSecondAttempt() throws Exception {
        Ended ended = place(Calls.to("8008100002").where("1055501002", isBusy()));

        assertRecord(
                ended.record(), Outcome.ANSWERED, Reason.COMPLETED, Payer.CALLED_PARTY, "861055501002", "861055501012");
        assertEquals(4, ended.result().charges().size(), "charging operations of two attempts");
    }

    @Test
    void anUnansweredCallIsForwarded() throws Exception {
        Ended ended = place(Calls.to("8008100003").where("1055501003", rings()));

        assertRecord(
                ended.record(), Outcome.ANSWERED, Reason.COMPLETED, Payer.CALLED_PARTY, "861055501003", "861055501013");
    }

    @Test
    void aCallIsOverWhenAllAreBusy() throws Exception {
        Ended ended = place(Calls.to("8008100004").everyone(isBusy()));

        assertEquals(CallResult.Outcome.BUSY, ended.result().outcome());
        assertEquals(OptionalInt.of(17), ended.result().releaseCause());
        assertRecord(
                ended.record(),
                Outcome.BUSY,
                Reason.DESTINATION_BUSY,
                Payer.NOBODY,
                "861055501004",
                "861055501014",
                "861055501024");
    }

    @Test
    void aCallIsOverWhenNobodyAnswers() throws Exception {
        Ended ended = place(Calls.to("8008100004").everyone(rings()));

        assertEquals(CallResult.Outcome.NO_ANSWER, ended.result().outcome());
        assertRecord(
                ended.record(),
                Outcome.NO_ANSWER,
                Reason.DESTINATION_NO_ANSWER,
                Payer.NOBODY,
                "861055501004",
                "861055501034",
                "861055501044");
    }

    @Test
    void aCallWithoutARouteIsOverWithTheCauseOfTheSwitch() throws Exception {
        Ended ended = place(Calls.to("8008100001").everyone(isOutOfReach()));

        assertEquals(CallResult.Outcome.ROUTE_FAILURE, ended.result().outcome());
        assertRecord(
                ended.record(), Outcome.ROUTE_FAILURE, Reason.DESTINATION_UNREACHABLE, Payer.NOBODY, "861055501001");
        assertEquals(OptionalInt.of(3), ended.record().releaseCause());
    }

    @Test
    void aCallThatItsCallerGivesUpIsAbandoned() throws Exception {
        // Slow enough for the SCP's answer to come before the caller's patience ends.
        Ended ended = place(
                PLAIN,
                settings -> settings.withSpeed(10),
                Calls.to("8008100001").everyone(rings()).abandonedAfter(15));

        assertEquals(CallResult.Outcome.ABANDONED, ended.result().outcome());
        assertRecord(ended.record(), Outcome.ABANDONED, Reason.CALLER_ABANDONED, Payer.NOBODY, "861055501001");
    }

    @ParameterizedTest
    @CsvSource({
        "8008100001, 13912345678, CALLER_NOT_ALLOWED, 21",
        "8009999999, 1062345678, UNKNOWN_NUMBER, 1",
        "8008100005, 1062345678, NUMBER_NOT_IN_SERVICE, 63",
        "8008100006, 1062345678, NUMBER_EXPIRED, 22",
        "8008100007, 1062345678, NUMBER_NOT_YET_VALID, 50",
    })
    void aCallThatIsNotTakenIsReleasedWithTheCauseOfItsReason(String dialled, String caller, Reason reason, int cause)
            throws Exception {
        Ended ended = place(Calls.to(dialled).from(caller));

        assertRefused(ended, reason, cause);
    }

    @Test
    void aDestinationThatTheClassForbidsIsNotCalled() throws Exception {
        scp.node()
                .store()
                .apply(
                        new NumberImage.Builder()
                                .add(new ServiceNumber(
                                        "8008199999",
                                        "800",
                                        "Somebody",
                                        true,
                                        OptionalLong.empty(),
                                        OptionalLong.empty(),
                                        new PlanNode.Destination(
                                                "8613900000009", List.of(), List.of(), OptionalInt.empty())))
                                .build(),
                        Author.NODE);

        assertRefused(place(Calls.to("8008199999")), Reason.DESTINATION_FORBIDDEN, 29);
    }

    private static void assertRefused(Ended ended, Reason reason, int cause) {
        assertEquals(CallResult.Outcome.RELEASED, ended.result().outcome());
        assertEquals(OptionalInt.of(cause), ended.result().releaseCause());
        assertEquals(List.of(), ended.result().charges());
        assertRecord(ended.record(), Outcome.REFUSED, reason, Payer.NOBODY);
        assertEquals(OptionalInt.of(cause), ended.record().releaseCause());
    }

    @ParameterizedTest
    @EnumSource(
            value = ApplicationContext.class,
            names = {"ETSI_SSP_TO_SCP", "Q1218_GENERIC_TO_SCF"})
    void bothApplicationContextsAreAnswered(ApplicationContext context) throws Exception {
        Ended ended = place(Calls.to("8008100001").in(Optional.of(context)));

        assertRecord(ended.record(), Outcome.ANSWERED, Reason.COMPLETED, Payer.CALLED_PARTY, "861055501001");
    }

    @Test
    void aDialogueWithoutApplicationContextIsAnswered() throws Exception {
        Ended ended = place(Calls.to("8008100001").in(Optional.empty()));

        assertRecord(ended.record(), Outcome.ANSWERED, Reason.COMPLETED, Payer.CALLED_PARTY, "861055501001");
    }

    @Test
    void aSwitchWithPrearrangedEndIsSentNoEnd() throws Exception {
        Ended ended = place(
                SILENT_END, settings -> settings.withDialogueEnd(DialogueEnd.PREARRANGED), Calls.to("8008100001"));

        assertRecord(ended.record(), Outcome.ANSWERED, Reason.COMPLETED, Payer.CALLED_PARTY, "861055501001");
        assertEquals("silent-end", ended.record().switchName());
    }

    @Test
    void aSwitchMayEndWithItsLastReport() throws Exception {
        Ended ended = place(PLAIN, settings -> settings.withDialogueEnd(DialogueEnd.BY_SWITCH), Calls.to("8008100001"));

        assertRecord(ended.record(), Outcome.ANSWERED, Reason.COMPLETED, Payer.CALLED_PARTY, "861055501001");
    }

    @Test
    @Tag("tcp")
    void aCallThatCameByTheTerminatingModelIsArmedWithItsOwnDetectionPoints() throws Exception {
        try (WireSwitch ssp = new WireSwitch(scp.address(), 10_000).activate()) {
            ssp.send(WireSwitch.begin(
                    5,
                    WireSwitch.invoke(
                            1,
                            Operation.INITIAL_DP,
                            WireSwitch.initialDp("8008100001", "1062345678", EventTypeBcsm.TERM_ATTEMPT_AUTHORIZED))));
            TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, ssp.receiveTcap());
            assertEquals(List.of(23, 34, 46, 20), WireSwitch.operations(answer));
            ssp.send(new TcapMessage.End(
                    answer.originating(),
                    Optional.empty(),
                    List.of(
                            WireSwitch.invoke(
                                    2, Operation.EVENT_REPORT_BCSM, WireSwitch.report(EventTypeBcsm.T_ANSWER)),
                            WireSwitch.invoke(
                                    3, Operation.EVENT_REPORT_BCSM, WireSwitch.report(EventTypeBcsm.T_DISCONNECT)))));

            List<CallRecord> records = scp.records();
            assertEquals(1, records.size());
            assertRecord(records.getFirst(), Outcome.ANSWERED, Reason.COMPLETED, Payer.CALLED_PARTY, "861055501001");
        }
    }

    @Test
    void applyChargingIsReportedOnBusyAndAtClearing() throws Exception {
        Ended ended = place(
                APPLYING,
                settings -> settings.withReportFailedAttempts(true),
                Calls.to("8008100002").in(Q1218).where("1055501002", isBusy()));

        assertRecord(
                ended.record(), Outcome.ANSWERED, Reason.COMPLETED, Payer.CALLED_PARTY, "861055501002", "861055501012");
        assertEquals(
                List.of(Operation.APPLY_CHARGING, Operation.APPLY_CHARGING),
                ended.result().charges().stream()
                        .map(CallResult.Charge::operation)
                        .toList());
        assertTrue(ended.record().chargingReport().orElseThrow().endsWith("810101"), "the report of the call's end");
    }

    @Test
    void applyChargingIsReportedInAnEtsiDialogueToo() throws Exception {
        Ended ended = place(APPLYING, settings -> settings, Calls.to("8008100001"));

        assertRecord(ended.record(), Outcome.ANSWERED, Reason.COMPLETED, Payer.CALLED_PARTY, "861055501001");
        assertTrue(ended.record().chargingReport().orElseThrow().endsWith("810101"), "the report of the call's end");
    }

    @Test
    void aBusyCallOfAnApplyingSwitchIsReportedAndOver() throws Exception {
        Ended ended = place(
                APPLYING, settings -> settings, Calls.to("8008100001").in(Q1218).everyone(isBusy()));

        assertRecord(ended.record(), Outcome.BUSY, Reason.DESTINATION_BUSY, Payer.NOBODY, "861055501001");
        assertTrue(ended.record().chargingReport().isPresent());
    }

    /** With the usual dialect the instructions do not fit one UDT, so this is also what segments are for. */
    @Test
    void callInformationIsAskedForAndKept() throws Exception {
        Ended ended = place(INFORMING, settings -> settings, Calls.to("8008100001"));

        assertRecord(ended.record(), Outcome.ANSWERED, Reason.COMPLETED, Payer.CALLED_PARTY, "861055501001");
        assertTrue(ended.result().operations().contains(Operation.CALL_INFORMATION_REQUEST));
        int seconds = ended.record().connectedSeconds().orElseThrow();
        assertTrue(seconds >= 60, "connected seconds: " + seconds);
    }

    @Test
    void callInformationIsNotAskedForOtherwise() throws Exception {
        Ended ended = place(Calls.to("8008100001"));

        assertFalse(ended.result().operations().contains(Operation.CALL_INFORMATION_REQUEST));
        assertEquals(OptionalInt.empty(), ended.record().connectedSeconds());
    }
}
