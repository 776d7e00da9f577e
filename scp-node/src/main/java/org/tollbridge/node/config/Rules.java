package org.tollbridge.node.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.provisioning.batch.NumberRules;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPattern;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceClasses;

/** Reads the configured rules for numbers. */
public final class Rules {

    private Rules() {}

    /**
     * The number plan and the service classes.
     *
     * @throws CommandFault with a line for each class with invalid settings
     */
    public static PlanRules forCalls(Values values) {
        List<ServiceClass> classes = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Values item : values.list(ServiceClassKeys.CLASSES)) {
            try {
                classes.add(serviceClass(item));
            } catch (IllegalArgumentException e) {
                faults.add(item.place(ServiceClassKeys.NAME) + ": service class " + item.text(ServiceClassKeys.NAME)
                        + ": " + e.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new CommandFault(faults, CommandFault.BAD_CALL);
        }
        NumberPlan plan = NumberPlan.china()
                .withHomeAreaCode(values.optional(Keys.NUMBERS_HOME_AREA).orElse(""))
                .withServices(classes.stream().map(ServiceClass::numbers).toList())
                .withDestinationForm(values.choice(Keys.NUMBERS_DESTINATIONS, NumberPlan.WireForm.class));
        try {
            return new PlanRules(plan, ServiceClasses.of(classes), announcements(values));
        } catch (IllegalArgumentException e) {
            throw new CommandFault(values.place(ServiceClassKeys.CLASSES) + ": " + e.getMessage());
        }
    }

    /** The announcements that some switch can play. They are read in full with the switches. */
    private static Set<String> announcements(Values values) {
        Set<String> names = new HashSet<>();
        for (Values item : values.list(SwitchKeys.SWITCHES)) {
            if (!item.text(SwitchKeys.SWITCH_RESOURCE).equals("none")
                    && item.tree(SwitchKeys.SWITCH_ANNOUNCEMENTS) instanceof Map<?, ?> named) {
                named.keySet().forEach(name -> names.add(String.valueOf(name)));
            }
        }
        return names;
    }

    private static ServiceClass serviceClass(Values item) {
        String prefix = item.text(ServiceClassKeys.PREFIX);
        int digits = item.integer(ServiceClassKeys.DIGITS);
        if (!prefix.matches("[0-9]+")) {
            throw new IllegalArgumentException("prefix '" + prefix + "' must be digits, such as 800");
        }
        Set<NumberKind> callers = kinds(ServiceClassKeys.CALLERS, item);
        return new ServiceClass(
                item.text(ServiceClassKeys.NAME),
                new NumberPattern(prefix, digits, digits),
                new ServiceClass.Callers(without(callers, NumberKind.UNKNOWN), callers.contains(NumberKind.UNKNOWN)),
                new ServiceClass.Destinations(
                        kinds(ServiceClassKeys.DESTINATIONS, item),
                        item.words(ServiceClassKeys.OWN_NETWORK),
                        item.words(ServiceClassKeys.SHORT_NUMBERS)),
                new ServiceClass.Forwards(
                        item.integer(ServiceClassKeys.FORWARDS),
                        item.integer(ServiceClassKeys.ON_BUSY),
                        item.integer(ServiceClassKeys.ON_NO_ANSWER)),
                new ServiceClass.Tariff(
                        item.choice(ServiceClassKeys.PAYER, Payer.class),
                        item.integer(ServiceClassKeys.SUBSCRIBER_RATE),
                        item.integer(ServiceClassKeys.CALLER_RATE)),
                serviceKeys(item),
                item.optionalNumber(ServiceClassKeys.PART).stream()
                        .mapToInt(Math::toIntExact)
                        .findFirst(),
                item.flag(ServiceClassKeys.CHARGING_EVENTS),
                item.flag(ServiceClassKeys.ADOPTED));
    }

    private static Set<Long> serviceKeys(Values item) {
        Set<Long> keys = new HashSet<>();
        for (String word : item.words(ServiceClassKeys.SERVICE_KEYS)) {
            if (!word.matches("[0-9]{1,10}") || Long.parseLong(word) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("'" + word + "' is no service key: give 0 to " + Integer.MAX_VALUE);
            }
            keys.add(Long.parseLong(word));
        }
        return keys;
    }

    private static Set<NumberKind> kinds(String key, Values item) {
        Set<NumberKind> kinds = new HashSet<>();
        for (String word : item.words(key)) {
            kinds.add(
                    switch (word) {
                        case "fixed" -> NumberKind.FIXED;
                        case "mobile" -> NumberKind.MOBILE;
                        case "short" -> NumberKind.SHORT;
                        case "foreign" -> NumberKind.FOREIGN;
                        case "unknown" -> NumberKind.UNKNOWN;
                        default ->
                            throw new IllegalArgumentException(
                                    "'" + word + "' is none of fixed, mobile, short, foreign, unknown");
                    });
        }
        return kinds;
    }

    private static Set<NumberKind> without(Set<NumberKind> kinds, NumberKind kind) {
        Set<NumberKind> rest = new HashSet<>(kinds);
        rest.remove(kind);
        return rest;
    }

    /** The rules for batch files. */
    public static NumberRules forNumbers(Values values) {
        return new NumberRules(forCalls(values), values.zone(Keys.TIME_ZONE));
    }
}
