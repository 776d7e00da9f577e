package org.tollbridge.service.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;

/**
 * Checks service numbers against the number plan and their service class.
 *
 * @param numberPlan tells the kind of a destination
 * @param classes the service classes that exist
 * @param announcements names of those that some switch can play; empty if nothing is played or collected
 */
public record PlanRules(NumberPlan numberPlan, ServiceClasses classes, Set<String> announcements) {

    /** Largest number of hashed PINs of all nodes of a plan: checking all of them costs seconds of hashing. */
    public static final int MOST_PINS = 60;

    private static final int LONGEST_RINGING = 300;

    public PlanRules {
        announcements = Set.copyOf(announcements);
    }

    /** Creates the rules of a network in which nothing is played or collected. */
    public PlanRules(NumberPlan numberPlan, ServiceClasses classes) {
        this(numberPlan, classes, Set.of());
    }

    /** Returns all faults of {@code number}; empty when it may be served. */
    public List<Fault> check(ServiceNumber number) {
        List<Fault> faults = new ArrayList<>();
        if (number.subscriber().isBlank()) {
            faults.add(new Fault("subscriber", number.subscriber(), "a service number belongs to a subscriber"));
        }
        if (number.validFrom().isPresent()
                && number.validTo().isPresent()
                && number.validFrom().getAsLong() >= number.validTo().getAsLong()) {
            faults.add(new Fault(
                    "validTo",
                    Long.toString(number.validTo().getAsLong()),
                    "the end of service must be after its start"));
        }
        Optional<ServiceClass> serviceClass = classes.find(number.serviceClass());
        if (serviceClass.isEmpty()) {
            faults.add(new Fault(
                    "serviceClass",
                    number.serviceClass(),
                    "the service classes are " + String.join(", ", classes.names())));
            number.plan().only().ifPresent(destination -> checkOfAnyClass(destination, faults));
        } else {
            checkDigits(number.digits(), serviceClass.get(), faults);
            checkServed(number.plan(), serviceClass.get(), faults);
        }
        return faults;
    }

    /**
     * Returns the rule of the class that forbids a destination.
     *
     * @param digits in the form of {@link NormalNumber#digits}
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

    /**
     * Returns all faults of a plan of a service class, each with its path in the document.
     *
     * @return empty when the plan can be walked
     */
    public List<Fault> check(PlanDocument plan, ServiceClass serviceClass) {
        return PlanCheck.check(plan, serviceClass, this);
    }

    /**
     * Returns the needs of a plan that cannot be met: a resource that plays announcements and collects digits.
     *
     * @return empty when the plan can be served
     */
    public List<Fault> checkNeeds(PlanDocument plan) {
        List<Fault> faults = new ArrayList<>();
        plan.nodes()
                .forEach((name, node) -> need(node)
                        .ifPresent(need -> faults.add(new Fault(
                                "nodes." + name, node.kind(), "this " + node.kind() + " node needs " + need))));
        return faults;
    }

    /**
     * Returns the nodes of a plan that depend on a calendar of public holidays without future days. Such a plan can be
     * served; Monday to Friday are then workdays, and no day is a holiday.
     *
     * @param today in the time zone of the plan or the operator
     * @return empty when the calendar has days to come, or no node depends on it
     */
    public static List<Fault> checkCalendar(PlanDocument plan, Holidays holidays, LocalDate today) {
        boolean known = holidays.off().stream().anyMatch(day -> !day.isBefore(today));
        List<Fault> faults = new ArrayList<>();
        plan.nodes().forEach((name, node) -> {
            if (!known && node instanceof PlanNode.TimeOfDay time && asksForCalendar(time)) {
                faults.add(new Fault(
                        "nodes." + name,
                        node.kind(),
                        "this node uses public holidays, but "
                                + (holidays.off().isEmpty()
                                        ? "there is no holiday calendar"
                                        : "the calendar has none from " + today + " on")
                                + "; Monday to Friday count as workdays"));
            }
        });
        return faults;
    }

    /**
     * Returns conditions on callers that no call meets as far as this node knows: a carrier that no number has, and
     * prefixes without the country code. Such a plan can be served.
     *
     * @return empty when every such condition can be met
     */
    public List<Fault> checkConditions(PlanDocument plan, Places places) {
        return ConditionCheck.check(plan, numberPlan, places.carriers());
    }

    private static boolean asksForCalendar(PlanNode.TimeOfDay time) {
        return time.branches().stream()
                .flatMap(branch -> branch.when().stream())
                .anyMatch(rule -> rule.days() != TimeRule.Days.ANY);
    }

    private Optional<String> need(PlanNode node) {
        return switch (node) {
            case PlanNode.Menu menu -> need(menu.prompt().announcement());
            case PlanNode.Extension extension -> need(extension.prompt().announcement());
            case PlanNode.Pin pin -> need(pin.prompt().announcement());
            case PlanNode.Announce announce -> need(announce.announcement());
            case PlanNode.Release release -> release.announcement().flatMap(this::need);
            case PlanNode.Destination destination -> Optional.empty();
            case PlanNode.Mailbox mailbox -> Optional.empty();
            case PlanNode.Origin origin -> Optional.empty();
            case PlanNode.TimeOfDay time -> Optional.empty();
            case PlanNode.Percentage percentage -> Optional.empty();
            case PlanNode.Position position -> Optional.empty();
        };
    }

    private Optional<String> need(String announcement) {
        if (announcements.isEmpty()) {
            return Optional.of("a resource that plays announcements and collects digits, but none is configured");
        }
        return announcements.contains(announcement)
                ? Optional.empty()
                : Optional.of("the announcement " + announcement + ", but no switch has it");
    }

    private void checkServed(CallPlan plan, ServiceClass serviceClass, List<Fault> faults) {
        if (plan.only().isPresent()) {
            checkDestination("plan", plan.only().get(), serviceClass, faults);
            return;
        }
        for (Fault fault : check(plan.document(), serviceClass)) {
            faults.add(new Fault("plan." + fault.path(), fault.value(), fault.rule()));
        }
        for (Fault fault : checkNeeds(plan.document())) {
            faults.add(new Fault("plan." + fault.path(), fault.value(), fault.rule()));
        }
    }

    /** Finds what no class allows in a destination. */
    private void checkOfAnyClass(PlanNode.Destination destination, List<Fault> faults) {
        checkNoAnswerTime("plan.noAnswerSeconds", destination.noAnswerSeconds(), faults);
        checkKnown("plan.number", destination.number(), faults);
        for (int i = 0; i < destination.onBusy().size(); i++) {
            checkKnown("plan.onBusy[" + i + "]", destination.onBusy().get(i), faults);
        }
        for (int i = 0; i < destination.onNoAnswer().size(); i++) {
            checkKnown("plan.onNoAnswer[" + i + "]", destination.onNoAnswer().get(i), faults);
        }
    }

    private void checkKnown(String path, String digits, List<Fault> faults) {
        if (numberPlan.recognise(digits).kind() == NumberKind.UNKNOWN) {
            faults.add(new Fault(path, digits, "this is not a number of the number plan"));
        }
    }

    /** Checks a destination with its lists against the class. */
    void checkDestination(
            String path, PlanNode.Destination destination, ServiceClass serviceClass, List<Fault> faults) {
        checkNoAnswerTime(path + ".noAnswerSeconds", destination.noAnswerSeconds(), faults);
        checkDestination(path + ".number", destination.number(), serviceClass, faults);
        int busy = serviceClass.forwards().onBusy();
        checkList(path + ".onBusy", destination.onBusy(), busy, destination.number(), serviceClass, faults);
        checkList(
                path + ".onNoAnswer",
                destination.onNoAnswer(),
                serviceClass.forwards().onNoAnswer(),
                destination.number(),
                serviceClass,
                faults);
        destination
                .onRouteFailure()
                .ifPresent(list ->
                        checkList(path + ".onRouteFailure", list, busy, destination.number(), serviceClass, faults));
    }

    /**
     * Checks a criterion against the number plan: a condition that no call can meet is a mistake.
     *
     * @param lists names of the plan's lists
     */
    void checkCriterion(String path, Criterion criterion, Set<String> lists, List<Fault> faults) {
        switch (criterion) {
            case Criterion.Caller number -> checkWritten(path, number.digits(), faults);
            case Criterion.Prefix prefix -> checkPrefix(path, prefix.digits(), faults);
            case Criterion.InList list -> {
                if (!lists.contains(list.name())) {
                    faults.add(new Fault(path, list.name(), "the plan has no list of this name"));
                }
            }
            case Criterion.Area area -> {
                if (!numberPlan.hasArea(area.code())) {
                    faults.add(new Fault(
                            path, area.code(), "this is not an area code; write it without leading 0, such as 10"));
                }
            }
            case Criterion.Carrier carrier -> {
                if (carrier.name().endsWith("%") || carrier.name().contains("->")) {
                    faults.add(new Fault(
                            path,
                            carrier.name(),
                            "the name of a carrier must not contain ->, and must not end with %"));
                }
            }
            case Criterion.Category category -> {}
            case Criterion.Kind kind -> {}
            case Criterion.Absent absent -> {}
            case Criterion.Fax fax -> {}
        }
    }

    /** Checks the first digits of calling numbers against the form of normalised calling numbers. */
    void checkPrefix(String path, String digits, List<Fault> faults) {
        if (digits.startsWith(numberPlan.trunkPrefix())) {
            faults.add(new Fault(
                    path,
                    digits,
                    "calling numbers are in international digits, such as " + numberPlan.countryCode()
                            + "10, and none begins so"));
        }
    }

    /** Checks a number against the form in which the number plan writes it. */
    void checkWritten(String path, String digits, List<Fault> faults) {
        NormalNumber number = numberPlan.recognise(digits);
        if (number.kind() == NumberKind.FOREIGN) {
            // Without its country code, a number is taken for one of another country.
            number = numberPlan.read(digits);
        }
        if (number.kind() == NumberKind.UNKNOWN) {
            faults.add(new Fault(path, digits, "this is not a number in the number plan"));
        } else if (!number.digits().equals(digits)) {
            faults.add(new Fault(path, digits, "written in full this number is " + number.digits()));
        }
    }

    private static void checkNoAnswerTime(String path, OptionalInt seconds, List<Fault> faults) {
        if (seconds.isPresent() && (seconds.getAsInt() < 1 || seconds.getAsInt() > LONGEST_RINGING)) {
            faults.add(new Fault(
                    path,
                    Integer.toString(seconds.getAsInt()),
                    "a destination rings for 1 to " + LONGEST_RINGING + " seconds"));
        }
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
                faults.add(new Fault(element, numbers.get(i), "a call cannot be sent to the same number twice"));
            }
        }
    }

    /** Checks one number against the class. */
    void checkDestination(String path, String digits, ServiceClass serviceClass, List<Fault> faults) {
        NormalNumber number = numberPlan.recognise(digits);
        if (number.kind() != NumberKind.UNKNOWN && !number.digits().equals(digits)) {
            faults.add(new Fault(path, digits, "written in full this number is " + number.digits()));
            return;
        }
        Optional<String> forbidden = serviceClass.destinations().refusal(number);
        if (forbidden.isEmpty()) {
            return;
        }
        // Without its country code, or as dialled, a number is taken for one of another country, or for none.
        NormalNumber meant = numberPlan.read(digits);
        boolean home = meant.kind() != NumberKind.FOREIGN && meant.kind() != NumberKind.UNKNOWN;
        if (home && serviceClass.destinations().refusal(meant).isEmpty()) {
            faults.add(new Fault(path, digits, "written in full this number is " + meant.digits()));
            return;
        }
        String rule = "class " + serviceClass.name() + ": " + forbidden.get();
        String country = number.kind() == NumberKind.FOREIGN
                ? rule + "; one of this country begins with " + numberPlan.countryCode()
                : rule;
        faults.add(new Fault(path, digits, country));
    }
}
