package org.tollbridge.simulator.ssf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.simulator.ssf.DetectionPoints.Point;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.NullType;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.MonitorMode;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.ReceivedInformation;
import org.tollbridge.wire.inap.SpecializedResourceReport;
import org.tollbridge.wire.isup.GenericDigits;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;

/** The components that the switch sends for one event, in one message. */
final class Outbox {
    private static final int HIGHEST_INVOKE_ID = 127;

    /** The specific information of a charging event for the answer, in this switch's own format. */
    private static final Octets ANSWERED = Octets.fromHex("01");

    private final Variant variant;
    private final ChargingReports chargingReports;
    private final List<Component> components = new ArrayList<>();
    private int lastInvokeId;

    Outbox(Variant variant, ChargingReports chargingReports) {
        this.variant = variant;
        this.chargingReports = chargingReports;
    }

    boolean isEmpty() {
        return components.isEmpty();
    }

    /** Removes and returns everything. */
    List<Component> take() {
        List<Component> taken = List.copyOf(components);
        components.clear();
        return taken;
    }

    void reply(Component component) {
        components.add(component);
    }

    void invoke(Operation operation, Argument argument) {
        invoke(operation, argument, OptionalInt.empty());
    }

    private void invoke(Operation operation, Argument argument, OptionalInt linkedId) {
        lastInvokeId = lastInvokeId % HIGHEST_INVOKE_ID + 1;
        components.add(new Component.Invoke(
                lastInvokeId, linkedId, new Code.Local(operation.code()), InapCodec.encode(argument, variant)));
    }

    /** SpecializedResourceReport, linked to the announcement that has ended. */
    void reportResource(int announcement) {
        invoke(
                Operation.SPECIALIZED_RESOURCE_REPORT,
                new SpecializedResourceReport(NullType.Null.NULL),
                OptionalInt.of(announcement));
    }

    /** The result of PromptAndCollectUserInformation. */
    void collected(int invokeId, String digits) {
        ReceivedInformation result = ReceivedInformation.TYPE.of(
                ReceivedInformation.DIGITS_RESPONSE, GenericDigits.of(digits).toOctets());
        components.add(new Component.ReturnResult(
                true,
                invokeId,
                Optional.of(new Component.Result(
                        new Code.Local(Operation.PROMPT_AND_COLLECT_USER_INFORMATION.code()),
                        InapCodec.encode(result, variant)))));
    }

    /** An operation that had been started has failed. */
    void failed(int invokeId, InapError error) {
        components.add(new Component.ReturnError(invokeId, new Code.Local(error.code()), Optional.empty()));
    }

    void event(Point point, MonitorMode mode, Reports.Facts facts) {
        invoke(Operation.EVENT_REPORT_BCSM, Reports.event(point, mode, facts));
    }

    /** The charging reports that are due. */
    void charging(PendingReports pending, Reports.Facts facts) {
        pending.charging(chargingReports, facts).forEach(report -> invoke(Operation.APPLY_CHARGING_REPORT, report));
    }

    /** The requested charging events have occurred. */
    void chargingEvents(PendingReports pending) {
        pending.chargingEvents(ANSWERED)
                .forEach(notification -> invoke(Operation.EVENT_NOTIFICATION_CHARGING, notification));
    }

    /** Every report that is due. */
    void all(PendingReports pending, Reports.Facts facts) {
        charging(pending, facts);
        pending.information(facts).ifPresent(report -> invoke(Operation.CALL_INFORMATION_REPORT, report));
    }
}
