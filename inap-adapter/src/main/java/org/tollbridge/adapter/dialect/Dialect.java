package org.tollbridge.adapter.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tollbridge.service.call.Leg;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;

/**
 * A charging dialect: the contents that one kind of switch expects in its charging operations. Immutable and
 * thread-safe.
 *
 * @param furnish FurnishChargingInformation
 * @param furnishAtEnd FurnishChargingInformation before the release of an answered call
 * @param chargingEvents the types of the charging events that the switch is asked to report, as octets
 * @param send SendChargingInformation
 * @param apply ApplyCharging
 * @param report ApplyChargingReport, as the switch sends it
 */
public record Dialect(
        String name,
        Optional<ChargingOperation> furnish,
        Optional<ChargingOperation> furnishAtEnd,
        List<Octets> chargingEvents,
        Optional<ChargingOperation> send,
        Optional<Apply> apply,
        Optional<Layout> report) {

    /**
     * The limit on the octets of an operation if the dialect sets no other. Q.1218 leaves it to the network; this value
     * leaves room for the other operations of the message.
     */
    public static final int USUAL_LIMIT = 160;

    /** The largest limit that a dialect may set. */
    public static final int GREATEST_LIMIT = 255;

    /**
     * ApplyCharging.
     *
     * @param variant the edition of the argument that the switch supports; empty if it is that of the dialogue
     * @param calculationToScp sendCalculationToSCPIndication: whether a report is requested; {@link Variant#ETSI} only
     */
    public record Apply(ChargingOperation operation, Optional<Variant> variant, boolean calculationToScp) {}

    private static final Set<String> OPERATION_KEYS = Set.of("layout", "limit", "partyToCharge", "when", "unless");

    /**
     * Compiles a dialect from a tree of maps, lists and scalars. A scalar may be text where a number is expected, and a
     * list of one entry may be given as the entry alone.
     *
     * @throws DialectException at the first mistake
     */
    public static Dialect parse(String name, Object tree) throws DialectException {
        Setting.Section section = Setting.of(name, tree)
                .section(Set.of(
                        "furnishCharging",
                        "furnishAtEnd",
                        "chargingEvents",
                        "sendCharging",
                        "applyCharging",
                        "chargingReport"));
        if (section.entries().isEmpty()) {
            throw section.place()
                    .wrong("at least one operation is expected: " + "furnishCharging, sendCharging or applyCharging");
        }
        Optional<ChargingOperation> furnish = Optional.empty();
        if (section.has("furnishCharging")) {
            furnish = Optional.of(operation(section.require("furnishCharging").section(OPERATION_KEYS), List.of()));
        }
        Optional<ChargingOperation> atEnd = Optional.empty();
        if (section.has("furnishAtEnd")) {
            atEnd = Optional.of(operation(section.require("furnishAtEnd").section(OPERATION_KEYS), List.of()));
        }
        List<Octets> events = new ArrayList<>();
        if (section.has("chargingEvents")) {
            for (Setting event : section.require("chargingEvents").list()) {
                events.add(LayoutParser.hex(event));
            }
        }
        Optional<ChargingOperation> send = Optional.empty();
        if (section.has("sendCharging")) {
            send = Optional.of(
                    operation(section.require("sendCharging").section(OPERATION_KEYS), List.of(Leg.CALLING)));
        }
        Optional<Apply> apply = Optional.empty();
        if (section.has("applyCharging")) {
            apply = Optional.of(apply(section.require("applyCharging")));
        }
        Optional<Layout> report = Optional.empty();
        if (section.has("chargingReport")) {
            Setting.Section place = section.require("chargingReport").section(Set.of("layout", "limit"));
            report = Optional.of(layout(place, true));
        }
        return new Dialect(name, furnish, atEnd, List.copyOf(events), send, apply, report);
    }

    private static Apply apply(Setting setting) throws DialectException {
        Set<String> keys = new HashSet<>(OPERATION_KEYS);
        keys.addAll(Set.of("variant", "sendCalculationToSCPIndication"));
        Setting.Section section = setting.section(keys);
        Optional<Variant> variant = section.has("variant")
                ? Optional.of(section.choice("variant", Variant.class, Variant.Q1218))
                : Optional.empty();
        Optional<Setting> calculation = section.find("sendCalculationToSCPIndication");
        if (calculation.isPresent() && !variant.equals(Optional.of(Variant.ETSI))) {
            throw calculation.get().wrong("only the variant 'etsi' has this field");
        }
        // A dialect that leaves the variant to the dialogue uses the same flow for all switches: a report on every
        // call.
        boolean toScp = calculation.isPresent() ? calculation.get().bool() : variant.isEmpty();
        return new Apply(operation(section, List.of()), variant, toScp);
    }

    private static ChargingOperation operation(Setting.Section section, List<Leg> usualParties)
            throws DialectException {
        List<Leg> parties = usualParties;
        if (section.has("partyToCharge")) {
            parties = new ArrayList<>();
            for (Setting party : section.require("partyToCharge").list()) {
                parties.add(party.choice(Leg.class));
            }
            if (parties.isEmpty() || parties.size() != Set.copyOf(parties).size()) {
                throw section.require("partyToCharge").wrong("calling, called, or both are expected");
            }
        }
        Optional<Condition> condition = Optional.empty();
        for (Map.Entry<String, Boolean> key :
                Map.of("when", false, "unless", true).entrySet()) {
            if (section.has(key.getKey())) {
                if (condition.isPresent()) {
                    throw section.place().wrong("either 'when' or 'unless', not both");
                }
                condition = Optional.of(ConditionParser.parse(section.require(key.getKey()), key.getValue(), false));
            }
        }
        return new ChargingOperation(List.copyOf(parties), condition, layout(section, false));
    }

    private static Layout layout(Setting.Section section, boolean report) throws DialectException {
        int limit = section.integer("limit", 1, GREATEST_LIMIT, USUAL_LIMIT);
        return LayoutParser.parse(section.require("layout"), report, limit);
    }
}
