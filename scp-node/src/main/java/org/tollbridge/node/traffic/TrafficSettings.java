package org.tollbridge.node.traffic;

import java.util.Map;
import org.tollbridge.adapter.management.ManagedSwitch;
import org.tollbridge.adapter.stack.BeginGate;
import org.tollbridge.core.overload.OverloadSettings;

/**
 * Overload control, and orders to switches.
 *
 * @param refusal how calls are refused
 * @param switches by point code, those that take orders
 * @param causes by point code, the Q.850 cause with which a refused call is released
 * @param pointCode point code of this node
 * @param subsystemNumber subsystem number of this node
 */
public record TrafficSettings(
        OverloadSettings overload,
        BeginGate.Refusal refusal,
        Map<Integer, ManagedSwitch> switches,
        Map<Integer, Integer> causes,
        int pointCode,
        int subsystemNumber) {

    /** Q.850: switching equipment congestion. */
    private static final int CONGESTION = 42;

    public TrafficSettings {
        switches = Map.copyOf(switches);
        causes = Map.copyOf(causes);
    }

    int cause(int switchPointCode) {
        return causes.getOrDefault(switchPointCode, CONGESTION);
    }
}
