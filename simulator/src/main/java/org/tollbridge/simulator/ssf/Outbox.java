package org.tollbridge.simulator.ssf;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.tollbridge.simulator.ssf.DetectionPoints.Point;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.MonitorMode;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;

/** What one event makes the switch say, which goes out in one message. */
final class Outbox {
    private static final int HIGHEST_INVOKE_ID = 127;

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

    /** All of it, which is gone from here then. */
    List<Component> take() {
        List<Component> taken = List.copyOf(components);
        components.clear();
        return taken;
    }

    void reply(Component component) {
        components.add(component);
    }

    void invoke(Operation operation, Argument argument) {
        lastInvokeId = lastInvokeId % HIGHEST_INVOKE_ID + 1;
        components.add(new Component.Invoke(
                lastInvokeId,
                OptionalInt.empty(),
                new Code.Local(operation.code()),
                InapCodec.encode(argument, variant)));
    }

    void event(Point point, MonitorMode mode, Reports.Facts facts) {
        invoke(Operation.EVENT_REPORT_BCSM, Reports.event(point, mode, facts));
    }

    /** The charging report, if one is due. */
    void charging(PendingReports pending, Reports.Facts facts) {
        pending.charging(chargingReports, facts).ifPresent(report -> invoke(Operation.APPLY_CHARGING_REPORT, report));
    }

    /** Every report that is due. */
    void all(PendingReports pending, Reports.Facts facts) {
        charging(pending, facts);
        pending.information(facts).ifPresent(report -> invoke(Operation.CALL_INFORMATION_REPORT, report));
    }
}
