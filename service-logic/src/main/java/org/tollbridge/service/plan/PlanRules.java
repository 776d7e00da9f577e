package org.tollbridge.service.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.ServiceNumber.Destination;

/**
 * Holds service numbers against the number plan and their service class.
 *
 * @param numberPlan says what kind of number a destination is
 * @param classes the service classes that there are
 */
public record PlanRules(NumberPlan numberPlan, ServiceClasses classes) {

    private static final int LONGEST_RINGING = 300;

    /** Finds everything that is wrong with {@code number}; empty when it may be served. */
    public List<Fault> check(ServiceNumber number) {
        List<Fault> faults = new ArrayList<>();
        if (number.subscriber().isBlank()) {
            faults.add(new Fault("subscriber", number.subscriber(), "a service number belongs to a subscriber"));
        }
        if (number.validFrom().isPresent()
                && number.validTo().isPresent()
                && number.validFrom().getAsLong() >= number.validTo().getAsLong()) {
            faults.add(new Fault(
                    "validTo", Long.toString(number.validTo().getAsLong()), "the end of service lies after its begin"));
        }
        checkNoAnswerTime(number.plan().noAnswerSeconds(), faults);
        Optional<ServiceClass> serviceClass = classes.find(number.serviceClass());
        if (serviceClass.isEmpty()) {
            faults.add(new Fault(
                    "serviceClass",
                    number.serviceClass(),
                    "the service classes are " + String.join(", ", classes.names())));
        } else {
            checkDigits(number.digits(), serviceClass.get(), faults);
            checkPlan(number.plan(), serviceClass.get(), faults);
        }
        return faults;
    }

    /**
     * Says which rule of the class forbids a destination.
     *
     * @param digits as {@link NormalNumber#digits} has them
     * @return empty when the destination is allowed
     */
    public Optional<String> refusal(String digits, ServiceClass serviceClass) {
        return serviceClass.destinations().refusal(numberPlan.recognise(digits));
    }

    private static void checkDigits(String digits, ServiceClass serviceClass, List<Fault> faults) {
        boolean onlyDigits = digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!onlyDigits || !serviceClass.numbers().matches(digits)) {
            int shortest = serviceClass.numbers().minLength();
            int longest = serviceClass.numbers().maxLength();
            String length = shortest == longest ? Integer.toString(shortest) : shortest + " to " + longest;
            faults.add(new Fault(
                    "digits",
                    digits,
                    "a number of class " + serviceClass.name() + " begins with "
                            + serviceClass.numbers().prefix() + " and has " + length + " digits"));
        }
    }

    private static void checkNoAnswerTime(OptionalInt seconds, List<Fault> faults) {
        if (seconds.isPresent() && (seconds.getAsInt() < 1 || seconds.getAsInt() > LONGEST_RINGING)) {
            faults.add(new Fault(
                    "plan.noAnswerSeconds",
                    Integer.toString(seconds.getAsInt()),
                    "a destination rings for 1 to " + LONGEST_RINGING + " seconds"));
        }
    }

    private void checkPlan(Destination plan, ServiceClass serviceClass, List<Fault> faults) {
        checkDestination("plan.number", plan.number(), serviceClass, faults);
        checkList("plan.onBusy", plan.onBusy(), serviceClass.forwards().onBusy(), plan.number(), serviceClass, faults);
        checkList(
                "plan.onNoAnswer",
                plan.onNoAnswer(),
                serviceClass.forwards().onNoAnswer(),
                plan.number(),
                serviceClass,
                faults);
    }

    private void checkList(
            String path, List<String> numbers, int limit, String first, ServiceClass serviceClass, List<Fault> faults) {
        if (numbers.size() > limit) {
            faults.add(new Fault(
                    path,
                    String.join(" ", numbers),
                    "class " + serviceClass.name() + " allows at most " + limit + " numbers here"));
        }
        Set<String> tried = new HashSet<>();
        tried.add(first);
        for (int i = 0; i < numbers.size(); i++) {
            String element = path + "[" + i + "]";
            checkDestination(element, numbers.get(i), serviceClass, faults);
            if (!tried.add(numbers.get(i))) {
                faults.add(new Fault(element, numbers.get(i), "a call is not sent to the same number twice"));
            }
        }
    }

    private void checkDestination(String path, String digits, ServiceClass serviceClass, List<Fault> faults) {
        NormalNumber number = numberPlan.recognise(digits);
        if (number.kind() != NumberKind.UNKNOWN && !number.digits().equals(digits)) {
            faults.add(new Fault(path, digits, "written in full this number is " + number.digits()));
            return;
        }
        serviceClass
                .destinations()
                .refusal(number)
                .ifPresent(rule -> faults.add(new Fault(path, digits, "class " + serviceClass.name() + ": " + rule)));
    }
}
