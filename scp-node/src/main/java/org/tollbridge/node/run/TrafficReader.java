package org.tollbridge.node.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.tollbridge.adapter.call.InapSwitch;
import org.tollbridge.adapter.management.ManagedSwitch;
import org.tollbridge.adapter.stack.BeginGate;
import org.tollbridge.core.overload.OverloadSettings;
import org.tollbridge.node.config.OverloadKeys;
import org.tollbridge.node.config.SccpKeys;
import org.tollbridge.node.config.SignallingKeys;
import org.tollbridge.node.config.SwitchKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.traffic.TrafficSettings;

/** Reads overload control. Contradictions are reported as {@link IllegalArgumentException}. */
final class TrafficReader {

    private TrafficReader() {}

    static TrafficSettings read(Values values, List<InapSwitch> switches) {
        Map<Integer, ManagedSwitch> managed = new LinkedHashMap<>();
        Map<Integer, Integer> causes = new LinkedHashMap<>();
        switches.forEach(each -> causes.put(each.pointCode(), each.refusalCause()));
        for (Values item : values.list(SwitchKeys.SWITCHES)) {
            int pointCode = item.integer(SwitchKeys.SWITCH_POINT_CODE);
            switches.stream()
                    .filter(each -> each.pointCode() == pointCode)
                    .findFirst()
                    .ifPresent(known -> managed.put(
                            pointCode,
                            new ManagedSwitch(
                                    known.profile().name(),
                                    pointCode,
                                    item.integer(SwitchKeys.SWITCH_SSN),
                                    known.variant(),
                                    item.text(SwitchKeys.SWITCH_MANAGEMENT_CONTEXT)
                                            .equals("variant"))));
        }
        return new TrafficSettings(
                overload(values),
                values.choice(OverloadKeys.OVERLOAD_REFUSAL, BeginGate.Refusal.class),
                managed,
                causes,
                values.integer(SignallingKeys.M3UA_POINT_CODE),
                values.integer(SccpKeys.SCCP_SSN));
    }

    private static OverloadSettings overload(Values values) {
        OptionalInt calls = values.optionalNumber(OverloadKeys.OVERLOAD_CALLS).stream()
                .mapToInt(Math::toIntExact)
                .findFirst();
        return new OverloadSettings(
                calls,
                Duration.ofMillis(values.integer(OverloadKeys.OVERLOAD_TARGET)),
                Duration.ofMillis(values.integer(OverloadKeys.OVERLOAD_LONGEST_WAIT)),
                values.flag(OverloadKeys.OVERLOAD_GAPS),
                values.integer(OverloadKeys.OVERLOAD_GAP_SECONDS));
    }
}
