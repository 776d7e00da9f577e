package org.tollbridge.service.plan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPattern;
import org.tollbridge.service.plan.ServiceClass.Callers;
import org.tollbridge.service.plan.ServiceClass.Destinations;
import org.tollbridge.service.plan.ServiceClass.Forwards;
import org.tollbridge.service.plan.ServiceClass.Tariff;

/** The service classes of a node, by name. */
public final class ServiceClasses {

    /** 800: the subscriber pays all; callers are fixed lines, destinations are the operator's own fixed numbers. */
    public static final ServiceClass FREEPHONE = new ServiceClass(
            "800",
            new NumberPattern("800", 10, 10),
            new Callers(Set.of(NumberKind.FIXED, NumberKind.SHORT), true),
            new Destinations(Set.of(NumberKind.FIXED), List.of(), List.of()),
            new Forwards(2, 2, 2),
            new Tariff(Payer.CALLED_PARTY, 700, 0));

    /**
     * 400: caller and subscriber share the cost; callers and destinations are fixed and mobile lines, and destinations
     * also call centres.
     */
    public static final ServiceClass SPLIT_CHARGING = new ServiceClass(
            "400",
            new NumberPattern("400", 10, 10),
            new Callers(Set.of(NumberKind.FIXED, NumberKind.MOBILE, NumberKind.SHORT), true),
            new Destinations(
                    Set.of(NumberKind.FIXED, NumberKind.MOBILE, NumberKind.SHORT), List.of(), List.of("95", "96")),
            new Forwards(3, 2, 2),
            new Tariff(Payer.SPLIT, 250, 110));

    private final Map<String, ServiceClass> byName;

    private ServiceClasses(Map<String, ServiceClass> byName) {
        this.byName = byName;
    }

    /** Returns the 800 and 400 classes with their default values. */
    public static ServiceClasses china() {
        return of(List.of(FREEPHONE, SPLIT_CHARGING));
    }

    /**
     * Creates a set of classes.
     *
     * @throws IllegalArgumentException when two have the same name
     */
    public static ServiceClasses of(Collection<ServiceClass> classes) {
        Map<String, ServiceClass> byName = new LinkedHashMap<>();
        for (ServiceClass serviceClass : classes) {
            if (byName.putIfAbsent(serviceClass.name(), serviceClass) != null) {
                throw new IllegalArgumentException(
                        "service class " + serviceClass.name() + " is there twice: give each its own name");
            }
        }
        return new ServiceClasses(byName);
    }

    /** Returns the class of that name. */
    public Optional<ServiceClass> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns all names, in the order in which the classes were given. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
