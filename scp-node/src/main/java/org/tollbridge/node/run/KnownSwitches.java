package org.tollbridge.node.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tollbridge.adapter.call.InapSwitch;

/** The configured switches, by point code and by name. */
record KnownSwitches(Map<Integer, Optional<InapSwitch>> byPointCode, Map<String, InapSwitch> byName) {

    static KnownSwitches of(List<InapSwitch> switches) {
        return new KnownSwitches(
                switches.stream().collect(Collectors.toUnmodifiableMap(InapSwitch::pointCode, Optional::of)),
                switches.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                each -> each.profile().name(), Function.identity())));
    }

    Optional<InapSwitch> at(int pointCode) {
        return byPointCode.getOrDefault(pointCode, Optional.empty());
    }

    /** The name by which a user knows a point code. */
    String nameOf(int pointCode) {
        return at(pointCode).map(known -> known.profile().name()).orElse("pc-" + pointCode);
    }

    Optional<Integer> pointCodeOf(String name) {
        return Optional.ofNullable(byName.get(name)).map(InapSwitch::pointCode);
    }
}
