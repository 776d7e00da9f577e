package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClass;

/**
 * State of a number at a given time.
 *
 * @param row its row in the table
 * @param entry its state, which takes expiry and ranges into account; empty when it is unknown
 */
record Stand(Optional<NumberEntry> row, Optional<NumberEntry> entry) {

    static Stand of(Handle handle, Instant now, PlanRules rules, String digits) throws StoreException {
        Optional<NumberEntry> row = NumberTable.find(handle, digits);
        Optional<NumberEntry> lasting = row.map(found ->
                        found.stateAt(now) != found.state() ? NumberEntry.spare(digits, found.serviceClass()) : found)
                .filter(found -> found.state() != NumberState.SPARE);
        return new Stand(row, lasting.isPresent() ? lasting : inRange(handle, rules, digits));
    }

    private static Optional<NumberEntry> inRange(Handle handle, PlanRules rules, String digits) {
        Optional<String> serviceClass = classOf(rules, digits);
        var holding = RangeTable.all(handle).stream()
                .filter(range -> range.has(digits))
                .toList();
        if (holding.isEmpty() || serviceClass.isEmpty()) {
            return Optional.empty();
        }
        NumberState state =
                holding.stream().allMatch(NumberRange::offered) ? NumberState.SPARE : NumberState.UNAVAILABLE;
        return Optional.of(new NumberEntry(
                digits,
                state,
                Optional.empty(),
                "",
                serviceClass.get(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    /** Name of the class to which the number belongs. */
    static Optional<String> classOf(PlanRules rules, String digits) {
        return rules.classes().names().stream()
                .flatMap(name -> rules.classes().find(name).stream())
                .filter(serviceClass -> serviceClass.numbers().matches(digits))
                .map(ServiceClass::name)
                .findFirst();
    }
}
