package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tollbridge.simulator.ssf.CallResult.Charge;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Absent;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.ApplyCharging;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.CallInformationRequest;
import org.tollbridge.wire.inap.Cancel;
import org.tollbridge.wire.inap.CollectInformation;
import org.tollbridge.wire.inap.Connect;
import org.tollbridge.wire.inap.ConnectToResource;
import org.tollbridge.wire.inap.EstablishTemporaryConnection;
import org.tollbridge.wire.inap.FurnishChargingInformation;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.PlayAnnouncement;
import org.tollbridge.wire.inap.PromptAndCollectUserInformation;
import org.tollbridge.wire.inap.ReleaseCall;
import org.tollbridge.wire.inap.RequestNotificationChargingEvent;
import org.tollbridge.wire.inap.RequestReportBcsmEvent;
import org.tollbridge.wire.inap.ResetTimer;
import org.tollbridge.wire.inap.SendChargingInformation;
import org.tollbridge.wire.isup.Cause;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.isup.Viewed;
import org.tollbridge.wire.tcap.Component;

/** Performs the SCP's instructions, if the state of the SSF allows them (ETS 300 374-1 7.1.1.5). */
final class Instructions implements Components.Performer {
    private static final Set<SsfState> WAITING = EnumSet.of(SsfState.WAITING_FOR_INSTRUCTIONS);
    private static final Set<SsfState> INTERACTION = EnumSet.of(SsfState.WAITING_FOR_END_OF_USER_INTERACTION);
    private static final Set<SsfState> FORWARD_CONNECTION =
            EnumSet.of(SsfState.WAITING_FOR_END_OF_USER_INTERACTION, SsfState.WAITING_FOR_END_OF_TEMPORARY_CONNECTION);
    private static final Set<SsfState> SUSPENDED = EnumSet.of(
            SsfState.WAITING_FOR_INSTRUCTIONS,
            SsfState.WAITING_FOR_END_OF_USER_INTERACTION,
            SsfState.WAITING_FOR_END_OF_TEMPORARY_CONNECTION);
    private static final Set<SsfState> NOT_IDLE = EnumSet.complementOf(EnumSet.of(SsfState.IDLE));
    private static final Set<SsfState> ANY = EnumSet.allOf(SsfState.class);

    /** The states that allow each operation; this switch does not support operations that are missing here. */
    private static final Map<Operation, Set<SsfState>> ALLOWED = Map.ofEntries(
            Map.entry(Operation.CONNECT, WAITING),
            Map.entry(Operation.CONTINUE, WAITING),
            Map.entry(Operation.CALL_INFORMATION_REQUEST, WAITING),
            Map.entry(Operation.COLLECT_INFORMATION, WAITING),
            Map.entry(Operation.CONNECT_TO_RESOURCE, WAITING),
            Map.entry(Operation.ESTABLISH_TEMPORARY_CONNECTION, WAITING),
            Map.entry(Operation.PLAY_ANNOUNCEMENT, INTERACTION),
            Map.entry(Operation.PROMPT_AND_COLLECT_USER_INFORMATION, INTERACTION),
            Map.entry(Operation.DISCONNECT_FORWARD_CONNECTION, FORWARD_CONNECTION),
            Map.entry(Operation.RESET_TIMER, SUSPENDED),
            Map.entry(Operation.RELEASE_CALL, NOT_IDLE),
            Map.entry(Operation.REQUEST_REPORT_BCSM_EVENT, NOT_IDLE),
            Map.entry(Operation.FURNISH_CHARGING_INFORMATION, NOT_IDLE),
            Map.entry(Operation.SEND_CHARGING_INFORMATION, NOT_IDLE),
            Map.entry(Operation.APPLY_CHARGING, NOT_IDLE),
            Map.entry(Operation.REQUEST_NOTIFICATION_CHARGING_EVENT, NOT_IDLE),
            Map.entry(Operation.CANCEL, NOT_IDLE),
            Map.entry(Operation.ACTIVITY_TEST, ANY),
            Map.entry(Operation.CALL_GAP, ANY));

    /** Operations that change a call, which an SCP that only monitors it may not send. */
    private static final Set<Operation> NEED_CONTROL = EnumSet.of(Operation.RELEASE_CALL, Operation.APPLY_CHARGING);

    private final SsfCall call;
    private final UserInteraction interaction;

    Instructions(SsfCall call, UserInteraction interaction) {
        this.call = call;
        this.interaction = interaction;
    }

    @Override
    public Variant variant() {
        return call.variant();
    }

    @Override
    public Optional<ApplicationContext> context() {
        return call.context();
    }

    @Override
    public Journal journal() {
        return call.journal();
    }

    @Override
    public String state() {
        return call.ssf().title();
    }

    @Override
    public boolean mayHaveCrossed() {
        return call.mayHaveCrossed();
    }

    @Override
    public void reply(Component component) {
        call.reply(component);
    }

    @Override
    public void refused(int invokeId, String error) {
        call.refused(invokeId, error);
    }

    @Override
    public Optional<Refusal> perform(Operation operation, Argument argument, int invokeId) {
        Set<SsfState> allowed = ALLOWED.getOrDefault(operation, Set.of());
        if (allowed.isEmpty()) {
            return refusal(InapError.TASK_REFUSED, "this switch has no such operation");
        }
        if (!allowed.contains(call.ssf())) {
            return refusal(InapError.UNEXPECTED_COMPONENT_SEQUENCE, "the state does not allow it");
        }
        if (NEED_CONTROL.contains(operation) && !call.isControlled()) {
            return refusal(
                    InapError.UNEXPECTED_COMPONENT_SEQUENCE,
                    "there is no control relationship: nothing is armed interrupted");
        }
        return switch (argument) {
            case Connect c -> connect(c);
            case CollectInformation c -> collect();
            case ReleaseCall c -> release(c);
            case RequestReportBcsmEvent c ->
                Arming.arm(
                        c.value(RequestReportBcsmEvent.BCSM_EVENTS), call.phase() == SsfCall.Phase.ACTIVE, call.points);
            case FurnishChargingInformation c ->
                charge(operation, c.characteristics().contents(), OptionalInt.empty());
            case SendChargingInformation c -> send(c);
            case ApplyCharging c -> apply(c);
            case CallInformationRequest c -> {
                call.reports.requestInformation(c.value(CallInformationRequest.REQUESTED_INFORMATION_TYPE_LIST));
                yield Optional.empty();
            }
            case RequestNotificationChargingEvent c -> {
                call.reports.requestChargingEvents(c.events());
                yield Optional.empty();
            }
            case ResetTimer c -> {
                call.startTssf(Duration.ofSeconds(c.value(ResetTimer.TIMER_VALUE)));
                yield Optional.empty();
            }
            case Cancel c -> cancel(c);
            case ConnectToResource c -> interaction.connect();
            case EstablishTemporaryConnection c -> interaction.establish(c);
            case PlayAnnouncement c -> interaction.play(invokeId, c);
            case PromptAndCollectUserInformation c -> interaction.collect(invokeId, c);
            case Absent c -> plain(operation, invokeId);
            // CallGap applies to all calls and changes nothing in this one; no other argument is in the table.
            default -> Optional.empty();
        };
    }

    /** Performs an operation without an argument. */
    private Optional<Refusal> plain(Operation operation, int invokeId) {
        switch (operation) {
            case ACTIVITY_TEST -> call.reply(new Component.ReturnResult(true, invokeId, Optional.empty()));
            case DISCONNECT_FORWARD_CONNECTION -> interaction.disconnect();
            default -> call.goOn();
        }
        return Optional.empty();
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
        if (interaction.isBusy()) {
            return refusal(InapError.UNEXPECTED_COMPONENT_SEQUENCE, "an announcement or a prompt is not over");
        }
        return switch (Cause.view(release.cause())) {
            case Viewed.Bad<Cause> bad -> refusal(InapError.UNEXPECTED_DATA_VALUE, "cause: " + bad);
            case Viewed.Good<Cause>(Cause cause) -> {
                call.release(cause.value());
                yield Optional.empty();
            }
        };
    }

    private Optional<Refusal> collect() {
        if (!call.isBeforeRouting()) {
            return refusal(InapError.UNEXPECTED_COMPONENT_SEQUENCE, "the caller cannot dial any more");
        }
        call.collect();
        return Optional.empty();
    }

    private Optional<Refusal> cancel(Cancel cancel) {
        Optional<Long> one = cancel.get(Cancel.INVOKE_ID);
        if (one.isPresent()) {
            return interaction.cancel(one.get());
        }
        call.cancelRequests();
        return Optional.empty();
    }

    private Optional<Refusal> charge(Operation operation, Octets octets, OptionalInt leg) {
        call.journal().charge(new Charge(operation, octets, leg));
        return Optional.empty();
    }

    private Optional<Refusal> send(SendChargingInformation send) {
        OptionalInt leg = Arming.leg(send.value(SendChargingInformation.PARTY_TO_CHARGE));
        if (leg.isEmpty() || !Arming.isLeg(leg.getAsInt())) {
            return refusal(InapError.UNKNOWN_LEG_ID, "partyToCharge is no leg of this call");
        }
        Octets octets = send.value(SendChargingInformation.SCI_BILLING_CHARGING_CHARACTERISTICS)
                .contents();
        return charge(Operation.SEND_CHARGING_INFORMATION, octets, leg);
    }

    private Optional<Refusal> apply(ApplyCharging apply) {
        OptionalInt leg =
                apply.get(ApplyCharging.PARTY_TO_CHARGE).map(Arming::leg).orElse(OptionalInt.empty());
        if (leg.isPresent() && !Arming.isLeg(leg.getAsInt())) {
            return refusal(InapError.UNEXPECTED_DATA_VALUE, "partyToCharge is no leg of this call");
        }
        Octets octets =
                apply.value(ApplyCharging.ACH_BILLING_CHARGING_CHARACTERISTICS).contents();
        // Q.1218 reports on every ApplyCharging, ETSI only on those that request it.
        if (call.variant() == Variant.Q1218 || apply.value(ApplyCharging.SEND_CALCULATION_TO_SCP_INDICATION)) {
            call.reports.requestCharging(leg.orElse(0), octets);
            call.watchCharging();
        }
        return charge(Operation.APPLY_CHARGING, octets, leg);
    }

    private static Optional<Refusal> refusal(InapError error, String why) {
        return Optional.of(new Refusal(error, why));
    }
}
