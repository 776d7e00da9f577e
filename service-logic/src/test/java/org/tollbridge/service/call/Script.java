package org.tollbridge.service.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollbridge.service.call.SwitchProfile.Charging;
import org.tollbridge.service.call.SwitchProfile.Ending;
import org.tollbridge.service.call.SwitchProfile.Resource;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanNode.Destination;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.form.PlanText;

/** One call played to the logic event by event. */
final class Script {

    static final long START = 1_700_000_000_000L;

    /** Charges by FurnishChargingInformation and SendChargingInformation, and owes no report at a call's end. */
    static final SwitchProfile PLAIN =
            new SwitchProfile("plain", Charging.FURNISH_AND_SEND, false, Ending.BASIC, 5_000, "10", Resource.NONE);

    /** Owes an ApplyChargingReport and a CallInformationReport. */
    static final SwitchProfile REPORTING =
            new SwitchProfile("reporting", Charging.APPLY, true, Ending.BASIC, 5_000, "10", Resource.NONE);

    /** Has a resource that knows these announcements, and gives up after ten seconds. */
    static final SwitchProfile HEARING = new SwitchProfile(
            "hearing",
            Charging.FURNISH_AND_SEND,
            false,
            Ending.BASIC,
            5_000,
            "10",
            new Resource(Set.of("welcome", "choose", "extension", "pin", "sorry", "unknown-number", "pin-locked"), 10));

    static final String FIRST = "861062345678";
    static final String SECOND = "862162345678";
    static final String THIRD = "862062345678";
    static final String FOURTH = "8675526123456";
    static final String FIFTH = "862362345678";

    static final CallLimits LIMITS = new CallLimits(60_000, 3_600_000, 30_000, 100);

    private static final CallLogic LOGIC =
            new CallLogic(new PlanRules(NumberPlan.china(), ServiceClasses.china()), LIMITS);

    private final CallLogic logic;
    private final SwitchProfile profile;
    private PlanWorld world = PlanWorld.NONE;
    private final Map<String, ServiceNumber> numbers;
    private final List<CallRecord> records = new ArrayList<>();
    private final List<CallRecord> parts = new ArrayList<>();
    private CallState state = new CallState.Idle();
    private long now = START;
    private Step last = Step.to(state, List.of(), OptionalLong.empty());

    Script(CallLogic logic, SwitchProfile profile, ServiceNumber... numbers) {
        this.logic = logic;
        this.profile = profile;
        this.numbers = List.of(numbers).stream().collect(Collectors.toMap(ServiceNumber::digits, n -> n));
    }

    Script(SwitchProfile profile, ServiceNumber... numbers) {
        this(LOGIC, profile, numbers);
    }

    /** An 800 number that sends its calls to {@code FIRST}. */
    static ServiceNumber freephone(List<String> onBusy, List<String> onNoAnswer) {
        return number("8008101234", "800", new Destination(FIRST, onBusy, onNoAnswer, OptionalInt.of(20)));
    }

    static ServiceNumber number(String digits, String serviceClass, Destination plan) {
        return new ServiceNumber(digits, serviceClass, "acme", true, OptionalLong.empty(), OptionalLong.empty(), plan);
    }

    /** A number with a plan in its text form. */
    static ServiceNumber planned(String digits, String serviceClass, String plan) {
        return new ServiceNumber(
                digits,
                serviceClass,
                "acme",
                true,
                OptionalLong.empty(),
                OptionalLong.empty(),
                new PlanCompiler().compile(PlanText.read(plan).document().orElseThrow()));
    }

    static CallEvent.Offered dials(PartyNumber caller, String dialled) {
        return new CallEvent.Offered(
                800,
                new PartyNumber(NatureOfAddress.UNKNOWN, dialled),
                Optional.of(caller),
                OptionalInt.of(10),
                Optional.empty(),
                false);
    }

    static CallEvent.Offered offered() {
        return dials(new PartyNumber(NatureOfAddress.NATIONAL, "1088886666"), "8008101234");
    }

    static CallEvent.Reported interrupted(BcsmEvent event, int cause) {
        return new CallEvent.Reported(event, Leg.CALLED, true, OptionalInt.of(cause));
    }

    static CallEvent.Reported notified(BcsmEvent event, Leg leg) {
        return new CallEvent.Reported(event, leg, false, OptionalInt.empty());
    }

    static CallEvent.Reported hungUp(Leg leg) {
        return new CallEvent.Reported(BcsmEvent.DISCONNECT, leg, false, OptionalInt.of(16));
    }

    /** A party has hung up, and the switch waits. */
    static CallEvent.Reported held(Leg leg) {
        return new CallEvent.Reported(BcsmEvent.DISCONNECT, leg, true, OptionalInt.of(16));
    }

    static CallEvent.InformationReported information() {
        return new CallEvent.InformationReported(
                new CallInformation(OptionalInt.of(4), OptionalInt.of(61), OptionalInt.of(16)));
    }

    Script in(PlanWorld with) {
        world = with;
        return this;
    }

    Script after(long millis) {
        now += millis;
        return this;
    }

    /** Plays one event, and holds the step against what every step must keep to. */
    Script on(CallEvent event) {
        last = logic.step(
                state,
                event,
                new StepContext("call-1", now, digits -> Optional.ofNullable(numbers.get(digits)), profile, world));
        take();
        return this;
    }

    Script fail(CallEvent.Offered offered) {
        last = logic.fail(
                state,
                offered,
                new StepContext("call-1", now, digits -> Optional.ofNullable(numbers.get(digits)), profile, world));
        take();
        return this;
    }

    Optional<CallRecord> standIn() {
        return logic.standIn(
                state,
                offered(),
                new StepContext("call-1", now, digits -> Optional.ofNullable(numbers.get(digits)), profile, world));
    }

    private void take() {
        boolean ends = last.instructions().stream().anyMatch(Instruction.EndDialogue.class::isInstance);
        if (ends && !(last.instructions().get(last.instructions().size() - 1) instanceof Instruction.EndDialogue)) {
            throw new AssertionError("EndDialogue is not the last instruction: " + said());
        }
        if (ends && last.record().isEmpty()) {
            throw new AssertionError("the dialogue ends without a record");
        }
        if (!records.isEmpty()
                && (!last.instructions().isEmpty() || last.record().isPresent())) {
            throw new AssertionError("a settled call speaks: " + last);
        }
        if (last.deadline().isPresent() == (last.next() instanceof Settled || last.next() instanceof CallState.Idle)) {
            throw new AssertionError("a call has a deadline exactly while it is open: " + last);
        }
        last.part().ifPresent(parts::add);
        last.record().ifPresent(records::add);
        state = last.next();
    }

    Phase phase() {
        return Phase.of(state);
    }

    long now() {
        return now;
    }

    Step last() {
        return last;
    }

    /** Records of parts of the call. */
    List<CallRecord> parts() {
        return parts;
    }

    List<CallRecord> records() {
        return records;
    }

    CallRecord record() {
        if (records.size() != 1) {
            throw new AssertionError(records.size() + " records, last step " + last);
        }
        return records.get(0);
    }

    /** Whether the switch waits when a party hangs up, by what the last step armed. */
    boolean armsHeld() {
        return last.instructions().stream()
                        .filter(Instruction.RequestReports.class::isInstance)
                        .flatMap(each -> ((Instruction.RequestReports) each).events().stream())
                        .filter(event ->
                                event.event() == BcsmEvent.DISCONNECT && event.mode() == MonitorMode.INTERRUPTED)
                        .count()
                == 2;
    }

    /** What the last step told the switch, in short. */
    String said() {
        return last.instructions().stream().map(Script::brief).collect(Collectors.joining(", "));
    }

    private static String brief(Instruction instruction) {
        return switch (instruction) {
            case Instruction.RequestReports reports -> "arm " + reports.events().size();
            case Instruction.RequestInformation information -> "information";
            case Instruction.FurnishCharging charging ->
                "furnish " + charging.facts().attempt();
            case Instruction.FurnishAtEnd charging ->
                "furnish end " + charging.facts().end().talkedSeconds();
            case Instruction.RequestChargingEvents request -> "charging events";
            case Instruction.SendCharging charging -> "send " + charging.facts().attempt();
            case Instruction.ApplyCharging charging ->
                "apply " + charging.facts().attempt();
            case Instruction.Connect connect ->
                "connect " + connect.destination().digits()
                        + connect.redirection()
                                .map(r -> " from " + r.from().digits() + " " + r.reason() + " " + r.counter())
                                .orElse("")
                        + connect.mailbox()
                                .map(mailbox -> " mailbox " + mailbox)
                                .orElse("");
            case Instruction.Continue proceed -> "continue";
            case Instruction.Release release -> "release " + release.cause();
            case Instruction.EndDialogue end -> "end";
            case Instruction.CollectDialled collect ->
                "collect after " + collect.dialled().digits();
            case Instruction.ConnectResource connect -> "resource";
            case Instruction.Play play -> "play " + play.announcement().name();
            case Instruction.Collect collect -> "ask " + collect.announcement().name();
            case Instruction.CancelInteraction cancel -> "cancel";
            case Instruction.DisconnectResource disconnect -> "leave";
            case Instruction.ResetTimer reset -> "reset " + reset.seconds();
        };
    }
}
