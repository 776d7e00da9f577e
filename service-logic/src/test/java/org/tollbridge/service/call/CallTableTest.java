package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.WalkAnswer;

/** Every state meets every event. */
class CallTableTest {

    private static final String TABLE = "call-table.txt";
    private static final int Q850_CALL_REJECTED = 21;
    private static final Set<Phase> OPEN = EnumSet.complementOf(EnumSet.of(Phase.IDLE, Phase.SETTLED));
    private static final Map<String, CallEvent> EVENTS = events();
    private static final ServiceNumber ASKING = Script.planned("8008101234", "800", """
            entry: menu
            menu: menu
              announcement: choose
              1 -> first
              otherwise -> bye
            first: destination
              number: 861062345678
            bye: release
              cause: 31
            """);

    @ParameterizedTest
    @CsvFileSource(resources = TABLE, delimiter = '|', useHeadersInDisplayName = true)
    void doesWhatTheTableSays(Phase phase, String event, String plain, String reporting) {
        assertEquals(reporting, play(phase, event, Script.REPORTING));
        if (!plain.equals("-")) {
            assertEquals(plain, play(phase, event, Script.PLAIN));
        }
    }

    @Test
    void hasARowForEachEventInEachOpenState() throws IOException {
        Set<String> expected = new TreeSet<>();
        for (Phase phase : OPEN) {
            EVENTS.keySet().forEach(event -> expected.add(phase + " " + event));
        }
        assertEquals(expected, new TreeSet<>(rows()));
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        EVENTS.values().forEach(event -> kinds.add(EventKind.of(event)));
        assertEquals(EnumSet.allOf(EventKind.class), kinds);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"IDLE", "SETTLED"})
    void doesNothingBeforeTheOfferAndAfterTheRecord(Phase phase) {
        EVENTS.forEach((name, event) -> {
            if (phase == Phase.IDLE && name.equals("OFFERED")) {
                return;
            }
            Script script = reach(phase, Script.REPORTING);
            int records = script.records().size();

            script.after(10_000_000).on(event);

            assertEquals(phase, script.phase(), name);
            assertEquals("", script.said(), name);
            assertEquals(records, script.records().size(), name);
        });
    }

    @Test
    void waitsOnWhenADeadlineComesTooEarly() {
        for (Phase phase : OPEN) {
            Script script = reach(phase, Script.REPORTING);
            long deadline = script.last().deadline().orElseThrow();

            script.after(deadline - script.now() - 1).on(new CallEvent.DeadlinePassed());

            assertEquals(phase, script.phase());
            assertEquals(deadline, script.last().deadline().orElseThrow());
            assertTrue(script.records().isEmpty());

            // What takes too long is put off, cancelled and given up in turn, and then the call is over or goes on.
            for (int i = 0; i < 20 && script.phase() == phase; i++) {
                script.after(script.last().deadline().orElseThrow() - script.now())
                        .on(new CallEvent.DeadlinePassed());
            }
            assertNotEquals(phase, script.phase());
        }
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void endsACallThatADefectStopped(Phase phase) {
        Script script = reach(phase, Script.REPORTING).fail(Script.offered());

        assertEquals(Phase.SETTLED, script.phase());
        CallRecord record = script.record();
        switch (phase) {
            case IDLE, DIALLING, WALKING, CREDITING, ATTEMPTING, CONNECTED -> {
                assertEquals((phase == Phase.WALKING ? "cancel, " : "") + "release 41, end", script.said());
                assertEquals(Reason.INTERNAL_ERROR, record.reason());
                assertEquals(phase == Phase.CONNECTED ? Outcome.ANSWERED : Outcome.FAILED, record.outcome());
                assertTrue("8008101234".startsWith(record.dialled()), record.dialled());
            }
            case REFUSING -> {
                assertEquals("cancel, release 1, end", script.said());
                assertEquals(Reason.UNKNOWN_NUMBER, record.reason());
            }
            case COLLECTING -> {
                assertEquals("end", script.said());
                assertEquals(Reason.COMPLETED, record.reason());
            }
            case SETTLED -> assertFalse(script.last().record().isPresent());
        }
    }

    private static String play(Phase phase, String event, SwitchProfile profile) {
        Script script = reach(phase, profile);
        if (event.equals("DEADLINE_PASSED")) {
            script.after(Script.LIMITS.ageMillis());
        }
        script.on(Objects.requireNonNull(EVENTS.get(event), event));
        String said = script.said();
        if (said.startsWith("arm 1, resource, play")) {
            said = "play";
        }
        if (said.startsWith("arm") && said.endsWith("connect 1062345678")) {
            said = "connect";
        }
        if (said.matches("arm.* connect 2162345678 from 1062345678 (USER_BUSY|UNKNOWN) 1")) {
            return "forward";
        }
        String record = "";
        if (script.last().record().isPresent()) {
            CallRecord written = script.record();
            record = "[" + written.outcome() + " " + written.reason()
                    + (written.releaseCause().isPresent()
                            ? " " + written.releaseCause().getAsInt()
                            : "")
                    + "]";
        }
        return (script.phase() + ": " + (said + " " + record).trim()).trim();
    }

    private static Script reach(Phase phase, SwitchProfile profile) {
        Optional<Script> waiting = switch (phase) {
            case DIALLING -> Optional.of(dials(profile, "8008", ASKING));
            case WALKING -> Optional.of(dials(hearing(profile), "8008101234", ASKING));
            case REFUSING -> Optional.of(dials(hearing(profile), "8008109999", ASKING));
            case CREDITING -> Optional.of(CreditTest.waiting(profile));
            case IDLE, ATTEMPTING, CONNECTED, COLLECTING, SETTLED -> Optional.empty();
        };
        if (waiting.isPresent()) {
            assertEquals(phase, waiting.get().phase());
            return waiting.get();
        }
        Script script = new Script(profile, Script.freephone(List.of(Script.SECOND), List.of()));
        List<CallEvent> way = List.of(
                Script.offered(),
                Script.notified(BcsmEvent.ANSWER, Leg.CALLED),
                Script.hungUp(Leg.CALLED),
                new CallEvent.DialogueEnded());
        for (CallEvent event : way) {
            if (script.phase() != phase) {
                script.after(1_000).on(event);
            }
        }
        assertEquals(phase, script.phase());
        return script;
    }

    private static Script dials(SwitchProfile profile, String dialled, ServiceNumber number) {
        return new Script(profile, number)
                .on(Script.dials(new PartyNumber(NatureOfAddress.NATIONAL, "1088886666"), dialled));
    }

    private static SwitchProfile hearing(SwitchProfile profile) {
        return new SwitchProfile(
                profile.name(),
                profile.charging(),
                profile.callInformation(),
                profile.ending(),
                profile.reportMillis(),
                profile.areaCode(),
                Script.HEARING.resource());
    }

    private static Map<String, CallEvent> events() {
        Map<String, CallEvent> events = new LinkedHashMap<>();
        events.put("OFFERED", Script.offered());
        for (BcsmEvent event : BcsmEvent.values()) {
            both(events, event.name(), event, event == BcsmEvent.ABANDON ? Leg.CALLING : Leg.CALLED);
        }
        both(events, "CALLER_DISCONNECT", BcsmEvent.DISCONNECT, Leg.CALLING);
        events.put("CHARGING_REPORT", new CallEvent.ChargingReported("00"));
        events.put("INFORMATION_REPORT", Script.information());
        events.put("CHARGING_EVENT", new CallEvent.ChargingNotified("01", "0A", Optional.of(Leg.CALLING)));
        events.put(
                "DIALLED_MORE",
                new CallEvent.DialledMore(Optional.of(new PartyNumber(NatureOfAddress.UNKNOWN, "8008101234"))));
        events.put("PLAYED", new CallEvent.Played());
        events.put("KEYED", new CallEvent.Keyed("1"));
        events.put("NOTHING_KEYED", new CallEvent.NothingKeyed());
        events.put(
                "INTERACTION_FAILED",
                new CallEvent.InteractionFailed("promptAndCollectUserInformation", "unavailableResource", true));
        events.put("ERRAND_DONE", new CallEvent.ErrandDone(1, new WalkAnswer.Done()));
        events.put(
                "CREDIT_ANSWER",
                new CallEvent.CreditAnswered(0, new CreditAnswer.Granted(OptionalInt.of(60), false, Optional.empty())));
        events.put("INSTRUCTION_FAILED", new CallEvent.InstructionFailed("connect", "systemFailure"));
        events.put("DIALOGUE_ENDED", new CallEvent.DialogueEnded());
        events.put("DIALOGUE_ABORTED", new CallEvent.DialogueAborted(CallEvent.DialogueAborted.By.SWITCH, "P-ABORT"));
        events.put("DEADLINE_PASSED", new CallEvent.DeadlinePassed());
        events.put("NODE_STOPPING", new CallEvent.NodeStopping());
        return events;
    }

    private static void both(Map<String, CallEvent> events, String name, BcsmEvent event, Leg leg) {
        OptionalInt cause = OptionalInt.of(Q850_CALL_REJECTED);
        events.put(name + "-R", new CallEvent.Reported(event, leg, true, cause));
        events.put(name + "-N", new CallEvent.Reported(event, leg, false, cause));
    }

    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CallTableTest.class.getResourceAsStream(TABLE)), StandardCharsets.UTF_8))) {
            for (String line :
                    reader.lines().filter(l -> !l.startsWith("#")).skip(1).toList()) {
                String[] cells = line.split("\\|");
                rows.add(cells[0].trim() + " " + cells[1].trim());
            }
        }
        return rows;
    }
}
