package org.tollbridge.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.CallResult.Outcome;
import org.tollbridge.simulator.ssf.InteractionScript;
import org.tollbridge.simulator.ssf.InteractionScript.Assist;
import org.tollbridge.simulator.ssf.InteractionScript.Failure;
import org.tollbridge.simulator.ssf.InteractionScript.Press;
import org.tollbridge.simulator.ssf.PartyScript;
import org.tollbridge.simulator.ssf.PartyScript.Behaviour;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.isup.NatureOfAddress;
import org.tollbridge.wire.isup.Presentation;

class ScenarioFileTest {

    @Test
    void everyKeyIsRead() throws ScenarioException {
        Scenario scenario = ScenarioFile.read("""
                name: busy then answered
                calls:
                  - name: first
                    service-key: 400
                    dials: {number: "08008101234", nature: unknown}
                    caller: {number: "13800138000", nature: national, restricted: true, category: 13, location: "+8610"}
                    trigger: analysed information
                    context: none
                    parties:
                      "1062345678": {does: busy, after: 20ms, cause: 34}
                      "1062345679": {does: answer, talk: 2s, hangs-up: calling}
                    otherwise: no answer
                    abandons-after: 5s
                    expect:
                      outcome: answered
                      destinations: ["1062345678", "1062345679"]
                      payer: called party
                      cause: 16
                      operations: [connect]
                """);

        var call = scenario.calls().get(0);
        var script = call.script();
        assertEquals("busy then answered", scenario.name());
        assertEquals("first", script.name());
        assertEquals(400, script.serviceKey());
        assertEquals("08008101234", script.called().digits());
        assertEquals(NatureOfAddress.UNKNOWN, script.called().nature());
        assertEquals(Presentation.RESTRICTED, script.calling().orElseThrow().presentation());
        assertEquals(OptionalInt.of(13), script.category());
        assertEquals(
                NatureOfAddress.INTERNATIONAL, script.location().orElseThrow().nature());
        assertEquals(EventTypeBcsm.ANALYSED_INFORMATION, script.trigger());
        assertEquals(Optional.empty(), script.context());
        assertEquals(
                new PartyScript(
                        Behaviour.BUSY,
                        Duration.ofMillis(20),
                        Duration.ofMillis(10),
                        HangsUp.CALLED,
                        OptionalInt.of(34)),
                script.parties().get("1062345678"));
        PartyScript second =
                Optional.ofNullable(script.parties().get("1062345679")).orElseThrow();
        assertEquals(Duration.ofSeconds(2), second.talk());
        assertEquals(HangsUp.CALLING, second.hangsUp());
        assertEquals(Behaviour.NO_ANSWER, script.otherwise().behaviour());
        assertEquals(Optional.of(Duration.ofSeconds(5)), script.callerAbandonsAfter());
        assertEquals(
                new Expectation(
                        Optional.of(Outcome.ANSWERED),
                        Optional.of(List.of("1062345678", "1062345679")),
                        Optional.of("called party"),
                        OptionalInt.of(16),
                        Optional.of(List.of("connect")),
                        Optional.empty(),
                        Optional.empty()),
                call.expected());
    }

    @Test
    void readsWhatHappensAtAnnouncements() throws ScenarioException {
        InteractionScript script = interaction("""
                presses: ["1", {after: 2s, digits: "12#", gap: 100ms}, ""]
                    hangs-up-during-prompt: 3
                    high-layer: 4
                    resource:
                      announcements-last: 4s
                      fails: {operation: playAnnouncement, error: unavailableResource, time: 2}
                      assist: never arrives""");

        assertEquals(
                List.of(
                        new Press(Duration.ofSeconds(1), "1", Duration.ofMillis(300)),
                        new Press(Duration.ofSeconds(2), "12C", Duration.ofMillis(100)),
                        new Press(Duration.ofSeconds(1), "", Duration.ofMillis(300))),
                script.presses());
        assertEquals(OptionalInt.of(3), script.hangsUpDuringPrompt());
        assertEquals(Duration.ofSeconds(4), script.announcementLasts());
        assertEquals(
                Optional.of(new Failure(Operation.PLAY_ANNOUNCEMENT, InapError.UNAVAILABLE_RESOURCE, 2)),
                script.failure());
        assertEquals(Assist.NEVER_ARRIVES, script.assist());
        assertEquals(InteractionScript.NONE, interaction("context: etsi"));
    }

    private static InteractionScript interaction(String members) throws ScenarioException {
        return ScenarioFile.read("calls:\n  - dials: \"8008101234\"\n    " + members.strip() + "\n")
                .calls()
                .get(0)
                .script()
                .interaction();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "presses: [abc] | \"abc\" cannot be pressed",
                "presses: [{after: 1s}] | \"digits\" is missing",
                "hangs-up-during-prompt: 0 | from 1 to 100",
                "resource: {fails: {operation: connect, error: systemFailure}} | is not connectToResource",
                "resource: {fails: {operation: playAnnouncement, error: eTCFailed}} | is no error of that operation",
                "resource: {fails: {operation: playAnnouncement}} | needs \"operation\" and \"error\"",
                "resource: {assist: late} | is not one of arrives, arrives wrong, never arrives"
            })
    void tellsWhatIsWrongWithAnInteraction(String members, String told) {
        ScenarioException wrong = assertThrows(ScenarioException.class, () -> interaction(members));
        assertTrue(wrong.toString().contains(told), wrong::toString);
    }

    @Test
    void whatIsLeftOutHasADefault() throws ScenarioException {
        var script = ScenarioFile.read("calls: [{dials: \"8008101234\"}]")
                .calls()
                .get(0)
                .script();

        assertEquals("8008101234", script.name());
        assertEquals(Optional.empty(), script.calling());
        assertEquals(Behaviour.ANSWER, script.otherwise().behaviour());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calls: [{dails: \"800\"}]                                | line 1: calls[0]: unknown key \"dails\"",
                "calls: [{caller: \"10\"}]                                | line 1: calls[0]: \"dials\" is missing",
                "calls: [{dials: \"80x\"}]                                | \"80x\" is no number",
                "calls: [{dials: \"800\", otherwise: sleeps}]             | \"sleeps\" is not one of answer, busy",
                "calls: [{dials: \"800\", abandons-after: soon}]          | \"soon\" is no time; write 20ms or 3s",
                "calls: [{dials: \"800\", service-key: many}]             | expected a whole number from 0",
                "calls: [{dials: \"800\", expect: {cause: 128}}]          | expected a whole number from 1 to 127",
                "calls: [{dials: \"800\", context: gsm}]                  | is not one of etsi, q1218, none",
                "calls: []                                                | expected 1 to 10000 calls",
                "name: x                                                  | calls: missing",
                "calls: 7                                                 | calls: expected a list",
                "calls: [                                                 | line 1: not YAML",
                "''                                                       | the scenario is empty"
            })
    void aFaultIsNamedWithItsLineAndMend(String yaml, String expected) {
        ScenarioException faulty = assertThrows(ScenarioException.class, () -> ScenarioFile.read(yaml));

        assertTrue(faulty.faults().stream().anyMatch(fault -> fault.contains(expected)), faulty.toString());
    }

    @Test
    void allFaultsAreToldAtOnceEachWithItsOwnLine() {
        ScenarioException faulty = assertThrows(ScenarioException.class, () -> ScenarioFile.read("""
                        calls:
                          - dials: "8x"
                          - dials: "800"
                            oops: 1
                        """));

        assertEquals(2, faulty.faults().size());
        assertTrue(faulty.faults().get(0).startsWith("line 2: "), faulty.toString());
        assertTrue(faulty.faults().get(1).startsWith("line 4: "), faulty.toString());
    }

    @Test
    void aDifferenceSaysWhatWasExpectedAndWhatCame() throws ScenarioException {
        var call = ScenarioFile.read("""
                        calls:
                          - dials: "8008101234"
                            expect: {outcome: answered, destination: "10", payer: split, cause: 16, operations: [connect],
                              announcements: ["12", "13"], digits: ["1"]}
                        """).calls().get(0);
        CallResult result = new CallResult(
                call.script(),
                Outcome.NO_ANSWER,
                List.of("20"),
                Duration.ZERO,
                OptionalInt.of(19),
                List.of(),
                List.of(Operation.RELEASE_CALL),
                List.of("12"),
                List.of("1"),
                List.of(),
                List.of("connect twice"));

        assertEquals(
                List.of(
                        "outcome: expected answered, got no answer",
                        "destinations: expected [10], got [20]",
                        "payer: expected split, got nobody says",
                        "cause: expected 16, got 19",
                        "operations: expected [connect], got [releaseCall]",
                        "announcements: expected [12, 13], got [12]",
                        "violation: connect twice"),
                call.expected().differences(result, Optional.empty()));
    }
}
