package org.tollbridge.node.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tollbridge.adapter.call.DestinationForm;
import org.tollbridge.adapter.call.InapSwitch;
import org.tollbridge.adapter.call.ResourceAccess;
import org.tollbridge.adapter.dialect.Dialect;
import org.tollbridge.adapter.dialect.DialectException;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.config.FaultTold;
import org.tollbridge.node.config.Keys;
import org.tollbridge.node.config.SwitchKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.service.call.SwitchProfile;
import org.tollbridge.wire.asn1.Variant;

/** Reads the capabilities and requirements of each switch. */
final class SwitchReader {

    private static final List<String> BUILT_IN = List.of("default", "full", "camel", "es201296");
    private static final String COUNTRY_CODE = "86";

    private final List<String> faults;
    private final ZoneId zone;
    private final Map<String, Dialect> dialects = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<Integer> pointCodes = new HashSet<>();

    private SwitchReader(List<String> faults, ZoneId zone) {
        this.faults = faults;
        this.zone = zone;
    }

    static List<InapSwitch> read(Values values, List<String> faults) {
        SwitchReader reader = new SwitchReader(faults, values.zone(Keys.TIME_ZONE));
        reader.readDialects(values);
        List<InapSwitch> switches = new ArrayList<>();
        List<Values> items = values.list(SwitchKeys.SWITCHES);
        for (Values item : items) {
            reader.one(item).ifPresent(switches::add);
        }
        if (items.isEmpty()) {
            faults.add(values.place(SwitchKeys.SWITCHES) + ": switches is empty; configure at least one switch");
        }
        return switches;
    }

    private void readDialects(Values values) {
        for (String name : BUILT_IN) {
            String file = "/org/tollbridge/dialects/" + name + ".yaml";
            dialect(name, ConfigurationReader.tree(builtIn(file), "the built-in dialect " + name), file);
        }
        if (values.tree(SwitchKeys.DIALECTS) instanceof Map<?, ?> named) {
            named.forEach((name, tree) ->
                    dialect(String.valueOf(name), tree, values.place(SwitchKeys.DIALECTS) + ": dialects"));
        }
    }

    private static String builtIn(String file) {
        try (InputStream in = Dialect.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dialect(String name, Object tree, String place) {
        try {
            dialects.put(name, Dialect.parse(name, tree));
        } catch (DialectException e) {
            faults.add(place + "." + e.getMessage());
        }
    }

    private Optional<InapSwitch> one(Values item) {
        unlessTold(() -> requireOwnName(item));
        unlessTold(() -> requireOwnPointCode(item));
        try {
            return made(item);
        } catch (FaultTold told) {
            return Optional.empty();
        }
    }

    /** Runs a check, so that a fault of one key does not hide those of others. */
    private static void unlessTold(Runnable check) {
        try {
            check.run();
        } catch (FaultTold told) {
            // The value to check is missing.
        }
    }

    private void requireOwnName(Values item) {
        String name = item.text(SwitchKeys.SWITCH_NAME);
        if (!names.add(name)) {
            faults.add(item.place(SwitchKeys.SWITCH_NAME) + ": two switches are named " + name + "; rename one");
        }
    }

    private void requireOwnPointCode(Values item) {
        int pointCode = item.integer(SwitchKeys.SWITCH_POINT_CODE);
        if (!pointCodes.add(pointCode)) {
            faults.add(item.place(SwitchKeys.SWITCH_POINT_CODE) + ": two switches have the point code " + pointCode
                    + "; give each its own");
        }
    }

    private Optional<InapSwitch> made(Values item) {
        String wanted = item.text(SwitchKeys.SWITCH_DIALECT);
        Dialect dialect = dialects.get(wanted);
        if (dialect == null) {
            faults.add(item.place(SwitchKeys.SWITCH_DIALECT) + ": there is no usable dialect " + wanted + "; there are "
                    + String.join(", ", dialects.keySet().stream().sorted().toList()));
            return Optional.empty();
        }
        try {
            ResourceAccess resource = ResourceReader.read(item, zone);
            return Optional.of(make(item, profile(item, resource, dialect), dialect, resource));
        } catch (IllegalArgumentException e) {
            faults.add(item.place(SwitchKeys.SWITCH_NAME) + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static SwitchProfile profile(Values item, ResourceAccess resource, Dialect dialect) {
        return new SwitchProfile(
                item.text(SwitchKeys.SWITCH_NAME),
                item.choice(SwitchKeys.SWITCH_CHARGING, SwitchProfile.Charging.class),
                item.flag(SwitchKeys.SWITCH_CALL_INFORMATION),
                item.choice(SwitchKeys.SWITCH_ENDING, SwitchProfile.Ending.class),
                item.integer(SwitchKeys.SWITCH_REPORT),
                item.optional(SwitchKeys.SWITCH_AREA_CODE).orElse(""),
                new SwitchProfile.Resource(resource.messages().keySet(), item.integer(SwitchKeys.SWITCH_TSSF)),
                !dialect.chargingEvents().isEmpty(),
                dialect.furnishAtEnd().isPresent(),
                dialect.apply()
                        .map(apply -> Math.max(1, apply.operation().parties().size()))
                        .orElse(1));
    }

    private static InapSwitch make(Values item, SwitchProfile profile, Dialect dialect, ResourceAccess resource) {
        int pointCode = item.integer(SwitchKeys.SWITCH_POINT_CODE);
        return new InapSwitch(
                pointCode,
                profile,
                dialect,
                item.text(SwitchKeys.SWITCH_VARIANT).equals("etsi") ? Variant.ETSI : Variant.Q1218,
                InapSwitch.servedContexts(),
                item.flag(SwitchKeys.SWITCH_WITHOUT_CONTEXT),
                switch (item.text(SwitchKeys.SWITCH_DESTINATIONS)) {
                    case "national" -> new DestinationForm(COUNTRY_CODE, false);
                    case "international" -> new DestinationForm(COUNTRY_CODE, true);
                    default -> DestinationForm.AS_GIVEN;
                },
                item.integer(SwitchKeys.SWITCH_REFUSAL_CAUSE),
                item.integer(SwitchKeys.SWITCH_ACTIVITY_TEST),
                resource);
    }
}
