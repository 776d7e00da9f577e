package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.call.CallEvent.DialogueAborted.By;
import org.tollbridge.service.call.Instruction.ApplyCharging;
import org.tollbridge.service.call.Instruction.Connect;
import org.tollbridge.service.call.Instruction.Continue;
import org.tollbridge.service.call.Instruction.EndDialogue;
import org.tollbridge.service.call.Instruction.FurnishCharging;
import org.tollbridge.service.call.Instruction.Release;
import org.tollbridge.service.call.Instruction.RequestInformation;
import org.tollbridge.service.call.Instruction.RequestReports;
import org.tollbridge.service.call.Instruction.SendCharging;
import org.tollbridge.service.call.SwitchProfile.Charging;
import org.tollbridge.service.call.SwitchProfile.Ending;
import org.tollbridge.service.call.SwitchProfile.Resource;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.PlanNode.Destination;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;

/** What holds whatever a switch does: random plans, profiles and events, in any order, well-behaved or not. */
class CallPropertyTest {

    private static final int CALLS = 8_000;
    private static final int EVENTS = 12;
    private static final List<String> DESTINATIONS = List.of(
            Script.FIRST,
            Script.SECOND,
            Script.THIRD,
            Script.FOURTH,
            Script.FIFTH,
            "8613800138000",
            "95588",
            "110",
            "");

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122, 4711})
    void everyCallKeepsTheRules(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CALLS; i++) {
            new RandomCall(random, "seed " + seed + ", call " + i).play();
        }
    }

    /** The generator is worth nothing if it never comes to the interesting ends. */
    @Test
    void randomCallsComeToEveryOutcomeAndAlmostEveryReason() {
        Random random = new Random(7);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (int i = 0; i < CALLS; i++) {
            CallRecord record = new RandomCall(random, "call " + i).play();
            outcomes.merge(record.outcome(), 1, Integer::sum);
            reasons.add(record.reason());
        }
        for (Outcome outcome : Outcome.values()) {
            assertTrue(outcomes.getOrDefault(outcome, 0) > 20, outcome + " in " + outcomes);
        }
        Set<Reason> ofPlans = EnumSet.range(Reason.CALLER_DENIED, Reason.COUNTER_SILENT);
        ofPlans.addAll(EnumSet.range(Reason.NO_CREDIT, Reason.CREDIT_SILENT));
        ofPlans.add(Reason.GOES_ON);
        ofPlans.add(Reason.TIME_LIMIT);
        ofPlans.add(Reason.WRONG_SERVICE_KEY);
        ofPlans.add(Reason.PLAN_RELEASE);
        ofPlans.add(Reason.INTERNAL_ERROR);
        ofPlans.add(Reason.NODE_LOST);
        assertEquals(ofPlans, EnumSet.complementOf(reasons));
    }

    private static final class RandomCall {

        private final Random random;
        private final String name;
        private final SwitchProfile profile;
        private final ServiceClass serviceClass;
        private final Script script;
        private final List<Connect> connects = new ArrayList<>();
        private final List<String> log = new ArrayList<>();

        RandomCall(Random random, String name) {
            this.random = random;
            this.name = name;
            this.profile = new SwitchProfile(
                    "switch",
                    pick(List.of(Charging.values())),
                    random.nextBoolean(),
                    Ending.BASIC,
                    5_000,
                    "10",
                    Resource.NONE);
            this.serviceClass = pick(List.of(ServiceClasses.FREEPHONE, ServiceClasses.SPLIT_CHARGING));
            this.script = new Script(profile, number());
        }

        CallRecord play() {
            boolean mobile = random.nextInt(4) == 0;
            PartyNumber caller = new PartyNumber(NatureOfAddress.NATIONAL, mobile ? "13800138000" : "1088886666");
            String dialled = random.nextInt(20) == 0 ? "8008109999" : serviceClass.name() + "8101234";
            step(Script.dials(caller, dialled));
            for (int i = 0; i < EVENTS; i++) {
                script.after(random.nextInt(8) == 0 ? 61_000 : random.nextInt(2_000));
                step(event());
            }
            if (script.records().isEmpty()) {
                step(new CallEvent.DialogueAborted("time-out"));
            }
            CallRecord record = script.record();
            check(record);
            return record;
        }

        private void step(CallEvent event) {
            boolean open = script.records().isEmpty();
            script.on(event);
            log.add(event + " -> " + script.phase() + ": " + script.said());
            List<Instruction> said = script.last().instructions();
            if (event instanceof CallEvent.DialogueEnded || event instanceof CallEvent.DialogueAborted) {
                assertEquals(List.of(), said, this::toString);
            }
            if (open && event instanceof CallEvent.Reported report && report.interrupted()) {
                assertTrue(
                        said.stream()
                                .anyMatch(i -> i instanceof Connect || i instanceof Continue || i instanceof Release),
                        () -> "the switch waits for ever: " + this);
            }
            assertTrue(said.stream().filter(EndDialogue.class::isInstance).count() <= 1, this::toString);
            said.forEach(instruction -> {
                if (instruction instanceof Connect connect) {
                    checkConnect(connect, said);
                }
            });
            assertEquals(script.records().isEmpty(), script.standIn().isPresent(), this::toString);
            script.standIn().ifPresent(this::checkStandIn);
        }

        /** What would stand if the node were killed here. */
        private void checkStandIn(CallRecord record) {
            boolean over = script.phase() == Phase.COLLECTING;
            assertEquals(!over, record.reason() == Reason.NODE_LOST, this::toString);
            assertEquals(over && record.answeredAt().isPresent(), record.payer() != Payer.NOBODY, this::toString);
            assertEquals(
                    record.outcome() == Outcome.ANSWERED, record.answeredAt().isPresent(), this::toString);
            assertEquals(connects.size(), record.attempts().size(), this::toString);
            assertEquals(List.of(), record.path(), this::toString);
        }

        private void checkConnect(Connect connect, List<Instruction> said) {
            connects.add(connect);
            int last = said.size() - 1;
            assertEquals(connect, said.get(last), this::toString);
            assertTrue(said.get(0) instanceof RequestReports, this::toString);
            switch (profile.charging()) {
                case FURNISH_AND_SEND -> {
                    assertTrue(said.get(last - 2) instanceof FurnishCharging, this::toString);
                    assertTrue(said.get(last - 1) instanceof SendCharging, this::toString);
                }
                case APPLY -> assertTrue(said.get(last - 1) instanceof ApplyCharging, this::toString);
            }
            boolean asks = said.stream().anyMatch(RequestInformation.class::isInstance);
            assertTrue(!asks || profile.callInformation(), this::toString);
            assertEquals(
                    connects.size() - 1,
                    connect.redirection().map(Instruction.Redirection::counter).orElse(0),
                    this::toString);
        }

        private void check(CallRecord record) {
            assertEquals(connects.size(), record.attempts().size(), this::toString);
            assertTrue(connects.size() <= serviceClass.forwards().perCall() + 1, this::toString);
            assertEquals(record.attempts().size(), new HashSet<>(record.attempts()).size(), this::toString);
            assertFalse(record.attempts().contains("110"), this::toString);
            assertEquals(record.payer() == Payer.NOBODY, record.answeredAt().isEmpty(), this::toString);
            assertEquals(
                    record.outcome() == Outcome.ANSWERED, record.answeredAt().isPresent(), this::toString);
            assertEquals(record.outcome() == Outcome.REFUSED, connects.isEmpty(), this::toString);
            if (record.reason() == Reason.COMPLETED) {
                assertEquals(Outcome.ANSWERED, record.outcome(), this::toString);
            }
            assertTrue(record.endedAt() >= record.answeredAt().orElse(record.offeredAt()), this::toString);
            assertNotEquals(List.of(), record.path(), this::toString);
        }

        private CallEvent event() {
            OptionalInt cause = random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(127)) : OptionalInt.empty();
            return switch (random.nextInt(24)) {
                case 0 -> new CallEvent.ChargingReported("0A");
                case 1 -> Script.information();
                case 2 -> new CallEvent.DeadlinePassed();
                case 3 ->
                    random.nextInt(4) == 0 ? new CallEvent.InstructionFailed("connect", "x") : Script.information();
                case 4 -> random.nextInt(4) == 0 ? new CallEvent.DialogueEnded() : new CallEvent.ChargingReported("0B");
                case 5 ->
                    random.nextInt(4) == 0
                            ? new CallEvent.DialogueAborted(pick(List.of(By.values())), "x")
                            : new CallEvent.DeadlinePassed();
                case 6 -> random.nextInt(8) == 0 ? new CallEvent.NodeStopping() : Script.offered();
                default ->
                    new CallEvent.Reported(
                            pick(List.of(BcsmEvent.values())),
                            pick(List.of(Leg.values())),
                            random.nextInt(3) > 0,
                            cause);
            };
        }

        private ServiceNumber number() {
            Destination plan = new Destination(
                    random.nextInt(10) == 0 ? pick(DESTINATIONS) : Script.FIRST,
                    list(),
                    list(),
                    random.nextBoolean() ? OptionalInt.of(20) : OptionalInt.empty());
            return new ServiceNumber(
                    serviceClass.name() + "8101234",
                    serviceClass.name(),
                    "acme",
                    random.nextInt(20) > 0,
                    random.nextInt(20) == 0 ? OptionalLong.of(Script.START + 1) : OptionalLong.empty(),
                    random.nextInt(20) == 0 ? OptionalLong.of(Script.START) : OptionalLong.empty(),
                    plan);
        }

        private List<String> list() {
            List<String> list = new ArrayList<>();
            int size = random.nextInt(5);
            for (int i = 0; i < size; i++) {
                list.add(pick(DESTINATIONS));
            }
            return list;
        }

        private <T> T pick(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        @Override
        public String toString() {
            return name + "\n" + String.join("\n", log);
        }
    }
}
