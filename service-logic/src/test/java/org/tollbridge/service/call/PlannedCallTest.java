package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.Unreachable;
import org.tollbridge.service.plan.form.PlanText;

/** Calls to numbers with whole plans, live and tried. */
class PlannedCallTest {

    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());

    private static ServiceNumber number(PlanDocument plan) {
        return new ServiceNumber(
                "4008101234",
                "400",
                "acme",
                true,
                OptionalLong.empty(),
                OptionalLong.empty(),
                new PlanCompiler().compile(plan));
    }

    private static ServiceNumber number(String text) {
        return number(PlanText.read(text).document().orElseThrow());
    }

    private static CallEvent.Offered from(String caller) {
        return Script.dials(new PartyNumber(NatureOfAddress.INTERNATIONAL, caller), "4008101234");
    }

    private static final ServiceNumber OFFICES = number("""
            entry: where
            deny: number 8613800138000
            where: origin
              area 10 -> beijing
              mobile -> mobile
              otherwise -> closed
            beijing: destination
              number: 861062345678
              onBusy: 862162345678
              onRouteFailure: 862062345678
              skipUnreachable: yes
            mobile: destination
              number: 862362345678
            closed: release
              cause: 31
            """);

    @Test
    void aLiveCallGoesWhereItsPlanSays() {
        Script call = new Script(Script.PLAIN, OFFICES).on(from("861088886666"));
        assertEquals(
                List.of("dialled", "fixed caller", "service class", "where", "destination"),
                call.on(new CallEvent.DialogueEnded()).record().path().stream()
                        .map(TraceLine::what)
                        .limit(5)
                        .toList());
        assertEquals(
                "861088886666, area 10: area 10 -> beijing",
                call.record().path().get(3).detail());
        assertEquals(List.of("861062345678"), call.record().attempts());
    }

    @Test
    void aReleaseNodeHasItsOwnCauseAndScreeningItsOwnReason() {
        CallRecord closed =
                new Script(Script.PLAIN, OFFICES).on(from("862188886666")).record();
        assertEquals(Reason.PLAN_RELEASE, closed.reason());
        assertEquals(OptionalInt.of(31), closed.releaseCause());
        CallRecord denied =
                new Script(Script.PLAIN, OFFICES).on(from("8613800138000")).record();
        assertEquals(Reason.CALLER_DENIED, denied.reason());
        assertEquals(OptionalInt.of(55), denied.releaseCause());
        assertEquals(Payer.NOBODY, denied.payer());
    }

    @Test
    void aRouteFailureHasItsOwnListWhereThePlanNamesOne() {
        Script failed = new Script(Script.PLAIN, OFFICES)
                .on(from("861088886666"))
                .on(Script.interrupted(BcsmEvent.ROUTE_SELECT_FAILURE, 3))
                .on(new CallEvent.DialogueEnded());
        assertEquals(List.of("861062345678", "862062345678"), failed.record().attempts());
        Script busy = new Script(Script.PLAIN, OFFICES)
                .on(from("861088886666"))
                .on(Script.interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17))
                .on(new CallEvent.DialogueEnded());
        assertEquals(List.of("861062345678", "862162345678"), busy.record().attempts());
    }

    @Test
    void aDestinationThatCouldNotBeReachedIsPassedOverForATime() {
        Set<String> remembered = new HashSet<>();
        Unreachable memory = new Unreachable() {
            @Override
            public boolean remembers(String destination) {
                return remembered.contains(destination);
            }

            @Override
            public void note(String destination) {
                remembered.add(destination);
            }
        };
        PlanWorld none = PlanWorld.NONE;
        PlanWorld world =
                new PlanWorld(none.zone(), none.holidays(), none.places(), none.draws(), memory, none.wrongPins());
        new Script(Script.PLAIN, OFFICES)
                .in(world)
                .on(from("861088886666"))
                .on(Script.interrupted(BcsmEvent.ROUTE_SELECT_FAILURE, 3));
        assertEquals(Set.of("861062345678"), remembered);
        Script next = new Script(Script.PLAIN, OFFICES)
                .in(world)
                .on(from("861088886666"))
                .on(new CallEvent.DialogueEnded());
        assertEquals(List.of("862062345678"), next.record().attempts());
    }

    @Test
    void whereThereIsNoResourceAnnouncementsArePassedOver() {
        ServiceNumber asks = number("""
                entry: hello
                hello: announce
                  announcement: hello
                  to -> end
                end: release
                  cause: 31
                """);
        CallRecord record =
                new Script(Script.PLAIN, asks).on(from("861088886666")).record();
        assertEquals(Reason.PLAN_RELEASE, record.reason());
        assertEquals(
                List.of("dialled", "fixed caller", "service class", "not played", "hello", "end"),
                record.path().stream().map(TraceLine::what).toList());
    }

    @Test
    void aDryRunKeysDigitsAndProvesPins() {
        ServiceNumber door = number("""
                entry: door
                limits:
                  concurrent: 1
                door: pin
                  announcement: pin
                  hashes: pbkdf2:100000:0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                  to -> menu
                  otherwise -> no
                menu: menu
                  announcement: menu
                  1 -> office
                  otherwise -> no
                office: destination
                  number: 861062345678
                  onBusy: 862162345678
                no: release
                  cause: 21
                """);
        DryRun dry = new DryRun(RULES, PlanWorld.NONE, (hashes, pin) -> pin.equals("4711"));
        CallRecord in = dry.play(door, trial(List.of("1", "4711", "", "1"), Set.of("861062345678")));
        assertEquals(List.of("861062345678", "862162345678"), in.attempts());
        assertEquals(Payer.SPLIT, in.payer());
        CallRecord out = dry.play(door, trial(List.of("1", "2", "3", "4711"), Set.of()));
        assertEquals(Reason.PLAN_RELEASE, out.reason());
        assertEquals(
                List.of(
                        "wrong PIN, try 1: asked again",
                        "wrong PIN, try 2: asked again",
                        "wrong PIN, try 3: otherwise -> no"),
                details(out, "door"));
    }

    private static List<String> details(CallRecord record, String node) {
        return record.path().stream()
                .filter(line -> line.what().equals(node))
                .map(TraceLine::detail)
                .toList();
    }

    private static final ServiceNumber BOARD = number("""
            entry: menu
            menu: menu
              announcement: choose
              1 -> board
              no input -> silent
              otherwise -> no
            board: extension
              announcement: extension
              minDigits: 3
              maxDigits: 3
              801: 861062345801
              otherwise -> no
            silent: release
              cause: 16
            no: release
              cause: 21
            """);

    /** A menu of one digit is over with the first, and an extension of three digits is none with two. */
    @Test
    void aDryRunCollectsAsAResourceDoes() {
        DryRun dry = new DryRun(RULES, PlanWorld.NONE, (hashes, pin) -> false);
        assertEquals(
                Optional.of("861062345801"),
                dry.play(BOARD, trial(List.of("12", "8015"), Set.of())).destination());
        assertEquals(
                Optional.of("861062345801"),
                dry.play(BOARD, trial(List.of("1#", "80", "801#"), Set.of())).destination());
        CallRecord few = dry.play(BOARD, trial(List.of("1", "80#801", "8", ""), Set.of()));
        assertEquals(
                List.of("nothing keyed: asked again", "nothing keyed: asked again", "nothing keyed: otherwise -> no"),
                details(few, "board"));
    }

    @Test
    void whatACallerKeyedInEachTryIsExplained() {
        DryRun dry = new DryRun(RULES, PlanWorld.NONE, (hashes, pin) -> false);
        CallRecord record = dry.play(BOARD, trial(List.of("9", "", "7"), Set.of()));
        assertEquals(
                List.of("keyed 9: asked again", "nothing keyed: asked again", "keyed 7: otherwise -> no"),
                details(record, "menu"));
        CallRecord unasked =
                new Script(Script.PLAIN, BOARD).on(from("861088886666")).record();
        assertEquals(List.of("choose"), details(unasked, "not asked"));
        assertEquals(List.of("nothing keyed: no input -> silent"), details(unasked, "menu"));
    }

    private static DryRun.Case trial(List<String> digits, Set<String> busy) {
        return new DryRun.Case(from("861088886666"), Script.START, digits, busy, Set.of(), Set.of());
    }
}
