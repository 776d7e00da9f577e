package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.tollbridge.simulator.ssf.CallResult.Charge;
import org.tollbridge.simulator.ssf.DetectionPoints.Armed;
import org.tollbridge.simulator.ssf.DetectionPoints.Point;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Absent;
import org.tollbridge.wire.inap.Answer;
import org.tollbridge.wire.inap.ApplyCharging;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.BcsmEvent;
import org.tollbridge.wire.inap.CallInformationRequest;
import org.tollbridge.wire.inap.Cancel;
import org.tollbridge.wire.inap.Connect;
import org.tollbridge.wire.inap.Direction;
import org.tollbridge.wire.inap.DpSpecificCriteria;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.FurnishChargingInformation;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.LegId;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Reading;
import org.tollbridge.wire.inap.ReleaseCall;
import org.tollbridge.wire.inap.RequestReportBcsmEvent;
import org.tollbridge.wire.inap.ResetTimer;
import org.tollbridge.wire.inap.SendChargingInformation;
import org.tollbridge.wire.inap.TaskRefused;
import org.tollbridge.wire.inap.TaskRefusedReason;
import org.tollbridge.wire.isup.Cause;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.isup.Viewed;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.Problem;

/**
 * Performs what the SCP instructs, if the state of the SSF allows it (ETS 300 374-1 7.1.1.5). After an operation that
 * cannot be performed, the others of its message are discarded.
 */
final class Instructions {
    private static final Set<SsfState> WAITING = Set.of(SsfState.WAITING_FOR_INSTRUCTIONS);
    private static final Set<SsfState> WAITING_OR_MONITORING =
            Set.of(SsfState.WAITING_FOR_INSTRUCTIONS, SsfState.MONITORING);
    private static final Set<SsfState> ANY = Set.of(SsfState.values());

    /** The states that allow an operation; operations that are missing need resources that this switch has not. */
    private static final Map<Operation, Set<SsfState>> ALLOWED = Map.ofEntries(
            Map.entry(Operation.CONNECT, WAITING),
            Map.entry(Operation.CONTINUE, WAITING),
            Map.entry(Operation.RELEASE_CALL, WAITING_OR_MONITORING),
            Map.entry(Operation.REQUEST_REPORT_BCSM_EVENT, WAITING_OR_MONITORING),
            Map.entry(Operation.FURNISH_CHARGING_INFORMATION, WAITING_OR_MONITORING),
            Map.entry(Operation.SEND_CHARGING_INFORMATION, WAITING_OR_MONITORING),
            Map.entry(Operation.APPLY_CHARGING, WAITING_OR_MONITORING),
            Map.entry(Operation.CALL_INFORMATION_REQUEST, WAITING),
            Map.entry(Operation.RESET_TIMER, WAITING),
            Map.entry(Operation.CANCEL, WAITING_OR_MONITORING),
            Map.entry(Operation.ACTIVITY_TEST, ANY),
            Map.entry(Operation.CALL_GAP, ANY));

    /** What an operation is refused with that has not the error that would say why, in the order of preference. */
    private static final List<InapError> OTHER_ERRORS =
            List.of(InapError.TASK_REFUSED, InapError.UNAVAILABLE_RESOURCE, InapError.UNEXPECTED_COMPONENT_SEQUENCE);

    private final SsfCall call;

    Instructions(SsfCall call) {
        this.call = call;
    }

    void perform(List<Component> components) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < components.size(); i++) {
            if (!perform(components.get(i), seen)) {
                int rest = components.size() - i - 1;
                if (rest > 0) {
                    violation(rest + " further components of the message were discarded");
                }
                return;
            }
        }
    }

    private boolean perform(Component component, Set<Integer> seen) {
        return switch (component) {
            case Component.Invoke c -> {
                if (!seen.add(c.invokeId())) {
                    violation("used invoke id " + c.invokeId() + " twice in one message");
                    call.reply(new Component.Reject(OptionalInt.of(c.invokeId()), new Problem(Problem.Kind.INVOKE, 0)));
                    yield false;
                }
                yield invoke(c);
            }
            case Component.ReturnResult c -> {
                violation("returned a result for invoke " + c.invokeId() + ", which has none");
                yield true;
            }
            case Component.ReturnError c -> {
                call.refused(c.invokeId(), error(c.error()));
                yield false;
            }
            case Component.Reject c -> {
                violation("rejected a component of the switch: " + c.problem().asnName());
                yield true;
            }
            case Component.Malformed c -> {
                violation(
                        "sent a component that is not readable: " + c.failure().describe());
                call.reply(new Component.Reject(c.invokeId(), c.problem()));
                yield false;
            }
        };
    }

    private static String error(Code code) {
        return code instanceof Code.Local local
                ? InapError.of(local.value()).map(InapError::asn1Name).orElse("error " + local.value())
                : code.toString();
    }

    private boolean invoke(Component.Invoke invoke) {
        Optional<Operation> known =
                invoke.operation() instanceof Code.Local local ? Operation.of(local.value()) : Optional.empty();
        if (known.isEmpty()) {
            violation("invoked operation " + invoke.operation() + ", which CS-1 has not");
            answer(invoke.invokeId(), Answer.UNRECOGNIZED_OPERATION);
            return false;
        }
        Operation operation = known.get();
        call.journal.operation(operation);
        if (operation.direction() == Direction.TO_SCF || !isInContext(operation)) {
            violation("invoked " + operation.asn1Name() + ", which it may not in this dialogue");
            answer(invoke.invokeId(), Answer.UNRECOGNIZED_OPERATION);
            return false;
        }
        return switch (InapCodec.argument(operation, invoke.parameter(), call.variant())) {
            case Reading.Refused<Argument>(Answer answer, var failure) -> {
                violation(operation.asn1Name() + " with a bad argument: " + failure);
                answer(invoke.invokeId(), answer);
                yield false;
            }
            case Reading.Value<Argument>(Argument argument) -> {
                Optional<Refusal> refusal = perform(operation, argument, invoke.invokeId());
                refusal.ifPresent(found -> refuse(invoke.invokeId(), operation, found));
                yield refusal.isEmpty();
            }
        };
    }

    private boolean isInContext(Operation operation) {
        return call.context().map(operation.contexts()::contains).orElse(true);
    }

    private void answer(int invokeId, Answer answer) {
        call.reply(
                switch (answer) {
                    case Answer.Rejected(Problem problem) -> new Component.Reject(OptionalInt.of(invokeId), problem);
                    case Answer.ReturnError(InapError error) ->
                        new Component.ReturnError(invokeId, new Code.Local(error.code()), Optional.empty());
                });
    }

    private void refuse(int invokeId, Operation operation, Refusal refusal) {
        if (!call.mayHaveCrossed()) {
            violation(operation.asn1Name() + " in state " + call.ssf().title() + ": " + refusal.why());
        }
        Stream.concat(Stream.of(refusal.error()), OTHER_ERRORS.stream())
                .filter(operation.errors()::contains)
                .findFirst()
                .ifPresent(error -> call.reply(
                        new Component.ReturnError(invokeId, new Code.Local(error.code()), parameter(error))));
    }

    private Optional<Octets> parameter(InapError error) {
        return error == InapError.TASK_REFUSED
                ? InapCodec.encode(new TaskRefused(TaskRefusedReason.GENERIC), call.variant())
                : Optional.empty();
    }

    private Optional<Refusal> perform(Operation operation, Argument argument, int invokeId) {
        Set<SsfState> allowed = ALLOWED.getOrDefault(operation, Set.of());
        if (allowed.isEmpty()) {
            return refusal(InapError.TASK_REFUSED, "this switch has no resources for it");
        }
        if (!allowed.contains(call.ssf())) {
            return refusal(InapError.UNEXPECTED_COMPONENT_SEQUENCE, "the state does not allow it");
        }
        return switch (argument) {
            case Connect c -> connect(c);
            case ReleaseCall c -> release(c);
            case RequestReportBcsmEvent c -> arm(c.value(RequestReportBcsmEvent.BCSM_EVENTS));
            case FurnishChargingInformation c ->
                charge(operation, c.characteristics().contents(), OptionalInt.empty());
            case SendChargingInformation c -> send(c);
            case ApplyCharging c -> apply(c);
            case CallInformationRequest c -> {
                call.reports.requestInformation(c.value(CallInformationRequest.REQUESTED_INFORMATION_TYPE_LIST));
                yield Optional.empty();
            }
            case ResetTimer c -> {
                call.startTssf(Duration.ofSeconds(c.value(ResetTimer.TIMER_VALUE)));
                yield Optional.empty();
            }
            case Cancel c -> cancel(c);
            case Absent c -> {
                if (operation == Operation.ACTIVITY_TEST) {
                    call.reply(new Component.ReturnResult(true, invokeId, Optional.empty()));
                } else {
                    call.goOn();
                }
                yield Optional.empty();
            }
            // CallGap is for all calls and changes nothing in this one; no other argument is in the table.
            default -> Optional.empty();
        };
    }

    private Optional<Refusal> connect(Connect connect) {
        if (call.isCallingGone()) {
            return refusal(InapError.UNEXPECTED_COMPONENT_SEQUENCE, "the calling party is gone");
        }
        Octets address = connect.value(Connect.DESTINATION_ROUTING_ADDRESS).getFirst();
        return switch (IsupNumber.view(NumberFormat.CALLED, address)) {
            case Viewed.Bad<IsupNumber> bad ->
                refusal(InapError.UNEXPECTED_DATA_VALUE, "destinationRoutingAddress: " + bad);
            case Viewed.Good<IsupNumber>(IsupNumber number)
            when number.digits().isEmpty() ->
                refusal(InapError.UNEXPECTED_DATA_VALUE, "destinationRoutingAddress has no digits");
            case Viewed.Good<IsupNumber>(IsupNumber number) -> {
                call.connect(number);
                yield Optional.empty();
            }
        };
    }

    private Optional<Refusal> release(ReleaseCall release) {
        return switch (Cause.view(release.cause())) {
            case Viewed.Bad<Cause> bad -> refusal(InapError.UNEXPECTED_DATA_VALUE, "cause: " + bad);
            case Viewed.Good<Cause>(Cause cause) -> {
                call.release(cause.value());
                yield Optional.empty();
            }
        };
    }

    private Optional<Refusal> cancel(Cancel cancel) {
        if (!cancel.is(Cancel.ALL_REQUESTS)) {
            return refusal(InapError.CANCEL_FAILED, "there is no announcement to cancel");
        }
        call.cancelRequests();
        return Optional.empty();
    }

    private Optional<Refusal> charge(Operation operation, Octets octets, OptionalInt leg) {
        call.journal.charge(new Charge(operation, octets, leg));
        return Optional.empty();
    }

    private Optional<Refusal> send(SendChargingInformation send) {
        OptionalInt leg = leg(send.value(SendChargingInformation.PARTY_TO_CHARGE));
        if (leg.isEmpty() || !isLeg(leg.getAsInt())) {
            return refusal(InapError.UNKNOWN_LEG_ID, "partyToCharge is no leg of this call");
        }
        Octets octets = send.value(SendChargingInformation.SCI_BILLING_CHARGING_CHARACTERISTICS)
                .contents();
        return charge(Operation.SEND_CHARGING_INFORMATION, octets, leg);
    }

    private Optional<Refusal> apply(ApplyCharging apply) {
        OptionalInt leg =
                apply.get(ApplyCharging.PARTY_TO_CHARGE).map(Instructions::leg).orElse(OptionalInt.empty());
        if (leg.isPresent() && !isLeg(leg.getAsInt())) {
            return refusal(InapError.UNEXPECTED_DATA_VALUE, "partyToCharge is no leg of this call");
        }
        Octets octets =
                apply.value(ApplyCharging.ACH_BILLING_CHARGING_CHARACTERISTICS).contents();
        // Q.1218 reports on every ApplyCharging, ETSI on those that ask for it.
        if (call.variant() == Variant.Q1218 || apply.value(ApplyCharging.SEND_CALCULATION_TO_SCP_INDICATION)) {
            call.reports.requestCharging(octets);
        }
        return charge(Operation.APPLY_CHARGING, octets, leg);
    }

    private record Arming(Point point, Armed how) {}

    private Optional<Refusal> arm(List<BcsmEvent> events) {
        List<Arming> armings = new ArrayList<>();
        for (BcsmEvent event : events) {
            EventTypeBcsm type = event.value(BcsmEvent.EVENT_TYPE_BCSM);
            Optional<Refusal> wrong = wrong(event, type);
            if (wrong.isPresent()) {
                return wrong;
            }
            int leg = event.get(BcsmEvent.LEG_ID).map(id -> leg(id).orElse(0)).orElse(usualLeg(type));
            OptionalLong timer = event.get(BcsmEvent.DP_SPECIFIC_CRITERIA)
                    .flatMap(criteria -> criteria.get(DpSpecificCriteria.APPLICATION_TIMER))
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
            armings.add(new Arming(new Point(type, leg), new Armed(event.value(BcsmEvent.MONITOR_MODE), timer)));
        }
        // All or none: an operation with an error changes nothing.
        armings.forEach(arming -> call.points.arm(arming.point(), arming.how()));
        return Optional.empty();
    }

    private Optional<Refusal> wrong(BcsmEvent event, EventTypeBcsm type) {
        if (!isOriginating(type)) {
            return refusal(
                    InapError.UNEXPECTED_DATA_VALUE, type.asn1Name() + " is no event of an originating call here");
        }
        if (call.phase() == SsfCall.Phase.ACTIVE && DetectionPoints.isBeforeAnswer(type)) {
            return refusal(
                    InapError.UNEXPECTED_DATA_VALUE, type.asn1Name() + " cannot happen any more, the call is answered");
        }
        Optional<LegId> id = event.get(BcsmEvent.LEG_ID);
        if (id.isEmpty()) {
            return type == EventTypeBcsm.O_DISCONNECT || type == EventTypeBcsm.O_MID_CALL
                    ? refusal(InapError.MISSING_PARAMETER, type.asn1Name() + " needs a legID")
                    : Optional.empty();
        }
        if (!id.get().is(LegId.SENDING_SIDE_ID)) {
            return refusal(InapError.UNEXPECTED_DATA_VALUE, "legID: an SCP numbers legs by sendingSideID");
        }
        int leg = leg(id.get()).orElse(0);
        boolean eitherLeg = type == EventTypeBcsm.O_DISCONNECT || type == EventTypeBcsm.O_MID_CALL;
        if (!isLeg(leg) || (!eitherLeg && leg != usualLeg(type))) {
            return refusal(InapError.UNEXPECTED_DATA_VALUE, type.asn1Name() + " cannot be armed for leg " + leg);
        }
        return Optional.empty();
    }

    private static boolean isOriginating(EventTypeBcsm type) {
        return DetectionPoints.isBeforeAnswer(type)
                || type == EventTypeBcsm.O_DISCONNECT
                || type == EventTypeBcsm.O_MID_CALL;
    }

    private static int usualLeg(EventTypeBcsm type) {
        return type == EventTypeBcsm.O_ABANDON ? DetectionPoints.CALLING : DetectionPoints.CALLED;
    }

    private static boolean isLeg(int leg) {
        return leg == DetectionPoints.CALLING || leg == DetectionPoints.CALLED;
    }

    private static OptionalInt leg(LegId id) {
        Optional<Octets> octets = id.get(LegId.SENDING_SIDE_ID).or(() -> id.get(LegId.RECEIVING_SIDE_ID));
        return octets.filter(present -> present.length() == 1)
                .map(present -> OptionalInt.of(present.at(0)))
                .orElse(OptionalInt.empty());
    }

    private static Optional<Refusal> refusal(InapError error, String why) {
        return Optional.of(new Refusal(error, why));
    }

    private void violation(String words) {
        call.journal.violation(words);
    }
}
