package org.tollbridge.adapter.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.adapter.dialect.ChargingOperation;
import org.tollbridge.adapter.dialect.ChargingOperation.Characteristics;
import org.tollbridge.adapter.dialect.Dialect;
import org.tollbridge.adapter.dialect.DialectException;
import org.tollbridge.service.call.Announcement;
import org.tollbridge.service.call.ArmedEvent;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.Prompt;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplyCharging;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.BcsmEvent;
import org.tollbridge.wire.inap.CallInformationRequest;
import org.tollbridge.wire.inap.ChargingEvent;
import org.tollbridge.wire.inap.Connect;
import org.tollbridge.wire.inap.DpSpecificCriteria;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.FurnishChargingInformation;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.LegId;
import org.tollbridge.wire.inap.MonitorMode;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.ReleaseCall;
import org.tollbridge.wire.inap.RequestNotificationChargingEvent;
import org.tollbridge.wire.inap.RequestReportBcsmEvent;
import org.tollbridge.wire.inap.RequestedInformationType;
import org.tollbridge.wire.inap.SendChargingInformation;
import org.tollbridge.wire.isup.GenericDigits;

/**
 * Translates the instructions of service logic into INAP operations.
 *
 * @param terminating whether to arm the detection points of the terminating half
 * @param variant the edition whose arguments the dialogue uses; ApplyCharging follows the dialect if that names one
 */
record Instructions(InapSwitch settings, boolean terminating, Variant variant) {

    static final Invocation DISCONNECT_FORWARD_CONNECTION =
            new Invocation(Operation.DISCONNECT_FORWARD_CONNECTION, Optional.empty());

    private static final CallInformationRequest CALL_INFORMATION = CallInformationRequest.TYPE
            .values()
            .set(
                    CallInformationRequest.REQUESTED_INFORMATION_TYPE_LIST,
                    List.of(
                            RequestedInformationType.CALL_ATTEMPT_ELAPSED_TIME,
                            RequestedInformationType.CALL_STOP_TIME,
                            RequestedInformationType.CALL_CONNECTED_ELAPSED_TIME,
                            RequestedInformationType.RELEASE_CAUSE))
            .build();

    /**
     * The operations for the instructions, in their order; the end of the dialogue needs none.
     *
     * @param correlation the correlation by which an assisting side finds the call, if one is requested
     * @throws DialectException if the facts of the call do not fit the switch's dialect, or the switch lacks an
     *     announcement
     */
    List<Invocation> encode(List<Instruction> instructions, String correlation) throws DialectException {
        List<Invocation> operations = new ArrayList<>(instructions.size());
        for (Instruction instruction : instructions) {
            switch (instruction) {
                case Instruction.RequestReports(List<ArmedEvent> events) ->
                    operations.add(invoke(Operation.REQUEST_REPORT_BCSM_EVENT, arm(events)));
                case Instruction.FurnishCharging(ChargeFacts facts) ->
                    furnish(settings.dialect().furnish(), facts, operations);
                case Instruction.FurnishAtEnd(ChargeFacts facts) ->
                    furnish(settings.dialect().furnishAtEnd(), facts, operations);
                case Instruction.RequestChargingEvents() -> requestChargingEvents(operations);
                case Instruction.SendCharging(ChargeFacts facts) -> sendCharging(facts, operations);
                case Instruction.ApplyCharging(ChargeFacts facts) -> applyCharging(facts, operations);
                case Instruction.RequestInformation() ->
                    operations.add(invoke(Operation.CALL_INFORMATION_REQUEST, CALL_INFORMATION));
                case Instruction.Connect connect -> operations.add(invoke(Operation.CONNECT, connect(connect)));
                case Instruction.CollectDialled(PartyNumber dialled) -> {
                    operations.add(
                            invoke(Operation.REQUEST_REPORT_BCSM_EVENT, InteractionArguments.armCollectedInfo()));
                    operations.add(
                            invoke(Operation.COLLECT_INFORMATION, InteractionArguments.collectInformation(dialled)));
                }
                case Instruction.ConnectResource() -> operations.add(connectResource(correlation));
                case Instruction.Play(Announcement announcement) ->
                    operations.add(invoke(
                            Operation.PLAY_ANNOUNCEMENT, InteractionArguments.play(settings.resource(), announcement)));
                case Instruction.Collect(Announcement announcement, Prompt prompt) ->
                    operations.add(invoke(
                            Operation.PROMPT_AND_COLLECT_USER_INFORMATION,
                            InteractionArguments.collect(settings.resource(), announcement, prompt)));
                case Instruction.CancelInteraction() ->
                    operations.add(new Invocation(Operation.CANCEL, Optional.empty()));
                case Instruction.DisconnectResource() -> operations.add(DISCONNECT_FORWARD_CONNECTION);
                case Instruction.ResetTimer(int seconds) ->
                    operations.add(invoke(Operation.RESET_TIMER, InteractionArguments.resetTimer(seconds)));
                case Instruction.Continue() -> operations.add(new Invocation(Operation.CONTINUE, Optional.empty()));
                case Instruction.Release(int cause) -> operations.add(release(cause));
                case Instruction.EndDialogue() -> {
                    // The end of the dialogue needs no operation.
                }
            }
        }
        return operations;
    }

    private Invocation connectResource(String correlation) {
        return settings.resource()
                .assistance()
                .map(assisting -> invoke(
                        Operation.ESTABLISH_TEMPORARY_CONNECTION,
                        InteractionArguments.establish(settings.resource(), assisting, correlation)))
                .orElseGet(this::connectToResource);
    }

    Invocation connectToResource() {
        return invoke(Operation.CONNECT_TO_RESOURCE, InteractionArguments.connectToResource(settings.resource()));
    }

    Invocation release(int cause) {
        return invoke(Operation.RELEASE_CALL, new ReleaseCall(Numbers.cause(cause)));
    }

    private Invocation invoke(Operation operation, Argument argument) {
        return new Invocation(operation, InapCodec.encode(argument, variant));
    }

    private RequestReportBcsmEvent arm(List<ArmedEvent> events) {
        List<BcsmEvent> armed = new ArrayList<>(events.size());
        for (ArmedEvent event : events) {
            if (terminating && event.event() == org.tollbridge.service.call.BcsmEvent.ROUTE_SELECT_FAILURE) {
                // The terminating half selects no route, and a switch refuses to arm a detection point that it does not
                // have.
                continue;
            }
            SequenceType.Values<BcsmEvent> values = BcsmEvent.TYPE
                    .values()
                    .set(BcsmEvent.EVENT_TYPE_BCSM, typeOf(event.event()))
                    .set(BcsmEvent.MONITOR_MODE, modeOf(event.mode()))
                    .set(BcsmEvent.LEG_ID, legOf(event.leg()));
            if (event.timer().isPresent()) {
                values.set(
                        BcsmEvent.DP_SPECIFIC_CRITERIA,
                        DpSpecificCriteria.TYPE.of(DpSpecificCriteria.APPLICATION_TIMER, (long)
                                event.timer().getAsInt()));
            }
            armed.add(values.build());
        }
        return RequestReportBcsmEvent.TYPE
                .values()
                .set(RequestReportBcsmEvent.BCSM_EVENTS, armed)
                .build();
    }

    private EventTypeBcsm typeOf(org.tollbridge.service.call.BcsmEvent event) {
        return switch (event) {
            case ROUTE_SELECT_FAILURE -> EventTypeBcsm.ROUTE_SELECT_FAILURE;
            case CALLED_PARTY_BUSY -> terminating ? EventTypeBcsm.T_BUSY : EventTypeBcsm.O_CALLED_PARTY_BUSY;
            case NO_ANSWER -> terminating ? EventTypeBcsm.T_NO_ANSWER : EventTypeBcsm.O_NO_ANSWER;
            case ANSWER -> terminating ? EventTypeBcsm.T_ANSWER : EventTypeBcsm.O_ANSWER;
            case DISCONNECT -> terminating ? EventTypeBcsm.T_DISCONNECT : EventTypeBcsm.O_DISCONNECT;
            case ABANDON -> terminating ? EventTypeBcsm.T_ABANDON : EventTypeBcsm.O_ABANDON;
        };
    }

    private static MonitorMode modeOf(org.tollbridge.service.call.MonitorMode mode) {
        return switch (mode) {
            case INTERRUPTED -> MonitorMode.INTERRUPTED;
            case NOTIFY_AND_CONTINUE -> MonitorMode.NOTIFY_AND_CONTINUE;
        };
    }

    private static LegId legOf(Leg leg) {
        return switch (leg) {
            case CALLING -> LegId.sending(1);
            case CALLED -> LegId.sending(2);
        };
    }

    private void requestChargingEvents(List<Invocation> operations) {
        List<ChargingEvent> events = new ArrayList<>();
        for (Octets type : settings.dialect().chargingEvents()) {
            events.add(ChargingEvent.TYPE
                    .values()
                    .set(ChargingEvent.EVENT_TYPE_CHARGING, Opaque.of(type))
                    .set(ChargingEvent.MONITOR_MODE, MonitorMode.NOTIFY_AND_CONTINUE)
                    .build());
        }
        if (!events.isEmpty()) {
            operations.add(invoke(
                    Operation.REQUEST_NOTIFICATION_CHARGING_EVENT, new RequestNotificationChargingEvent(events)));
        }
    }

    private void furnish(Optional<ChargingOperation> dialect, ChargeFacts facts, List<Invocation> operations)
            throws DialectException {
        if (dialect.isPresent()) {
            for (Characteristics characteristics : dialect.get().layOut(facts)) {
                operations.add(invoke(
                        Operation.FURNISH_CHARGING_INFORMATION,
                        new FurnishChargingInformation(Opaque.of(characteristics.octets()))));
            }
        }
    }

    private void sendCharging(ChargeFacts facts, List<Invocation> operations) throws DialectException {
        Optional<ChargingOperation> dialect = settings.dialect().send();
        if (dialect.isPresent()) {
            for (Characteristics characteristics : dialect.get().layOut(facts)) {
                Argument argument = SendChargingInformation.TYPE
                        .values()
                        .set(
                                SendChargingInformation.SCI_BILLING_CHARGING_CHARACTERISTICS,
                                Opaque.of(characteristics.octets()))
                        .set(
                                SendChargingInformation.PARTY_TO_CHARGE,
                                legOf(characteristics.party().orElse(Leg.CALLING)))
                        .build();
                operations.add(invoke(Operation.SEND_CHARGING_INFORMATION, argument));
            }
        }
    }

    private void applyCharging(ChargeFacts facts, List<Invocation> operations) throws DialectException {
        Optional<Dialect.Apply> dialect = settings.dialect().apply();
        if (dialect.isPresent()) {
            Dialect.Apply apply = dialect.get();
            for (Characteristics characteristics : apply.operation().layOut(facts)) {
                SequenceType.Values<ApplyCharging> values = ApplyCharging.TYPE
                        .values()
                        .set(ApplyCharging.ACH_BILLING_CHARGING_CHARACTERISTICS, Opaque.of(characteristics.octets()))
                        .set(
                                ApplyCharging.PARTY_TO_CHARGE,
                                characteristics.party().map(Instructions::legOf));
                if (apply.calculationToScp()) {
                    values.set(ApplyCharging.SEND_CALCULATION_TO_SCP_INDICATION, true);
                }
                operations.add(new Invocation(
                        Operation.APPLY_CHARGING,
                        InapCodec.encode(values.build(), apply.variant().orElse(variant))));
            }
        }
    }

    private Argument connect(Instruction.Connect connect) {
        PartyNumber destination = settings.destinations().apply(connect.destination());
        SequenceType.Values<Connect> values = Connect.TYPE
                .values()
                .set(Connect.DESTINATION_ROUTING_ADDRESS, List.of(Numbers.called(destination)))
                .set(Connect.ORIGINAL_CALLED_PARTY_ID, Numbers.originalCalled(connect.originalCalled()));
        if (connect.redirection().isPresent()) {
            Instruction.Redirection redirection = connect.redirection().get();
            PartyNumber from = settings.destinations().apply(redirection.from());
            values.set(Connect.REDIRECTING_PARTY_ID, Numbers.redirecting(from))
                    .set(Connect.REDIRECTION_INFORMATION, Numbers.redirectionInformation(redirection));
        }
        connect.mailbox()
                .ifPresent(mailbox -> values.set(
                        Connect.CORRELATION_ID, GenericDigits.of(mailbox).toOctets()));
        return values.build();
    }
}
