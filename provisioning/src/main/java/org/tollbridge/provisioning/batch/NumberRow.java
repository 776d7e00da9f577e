package org.tollbridge.provisioning.batch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.inventory.LifeCycle;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.form.PlanReader;

/** Converts a row to a number of the inventory, or reports all its faults. */
final class NumberRow {

    private static final int LONGEST_SUBSCRIBER = 64;

    private final NumberRules rules;
    private final BatchRow row;
    private final Map<String, String> cells;
    private final Instant now;
    private final PlanCompiler compiler;
    private final List<BatchFault> faults = new ArrayList<>();

    private NumberRow(NumberRules rules, BatchRow row, Map<String, String> cells, PlanCompiler compiler, Instant now) {
        this.compiler = compiler;
        this.rules = rules;
        this.row = row;
        this.cells = cells;
        this.now = now;
    }

    /**
     * Reads a row; empty, with the faults reported, when there are any.
     *
     * @param cells contents of the row, or the existing number updated by it
     * @param now current time; nothing may end before it
     */
    static Optional<NumberEntry> read(
            NumberRules rules,
            BatchRow row,
            Map<String, String> cells,
            PlanCompiler compiler,
            Instant now,
            Consumer<BatchFault> faults) {
        NumberRow reading = new NumberRow(rules, row, cells, compiler, now);
        NumberEntry number = reading.read();
        reading.faults.forEach(faults);
        return reading.faults.isEmpty() ? Optional.of(number) : Optional.empty();
    }

    /** The digits of a service number; an empty string when it is not in any service class. */
    static String digits(NumberRules rules, String written) {
        NormalNumber number = rules.plan().numberPlan().read(written);
        boolean known = number.kind() == NumberKind.SERVICE
                && classOf(rules, number.digits()).isPresent();
        return known ? number.digits() : "";
    }

    private NumberEntry read() {
        String digits = digits(rules, field(NumbersColumn.SERVICE_NUMBER));
        if (digits.isEmpty()) {
            fault(NumbersColumn.SERVICE_NUMBER, noNumber(rules));
        }
        NumberState state = state();
        boolean owned = state != NumberState.AGEING && state != NumberState.UNAVAILABLE;
        if (!owned) {
            List.of(
                            NumbersColumn.SUBSCRIBER,
                            NumbersColumn.DESTINATION,
                            NumbersColumn.PLAN,
                            NumbersColumn.FIRST_DAY,
                            NumbersColumn.LAST_DAY)
                    .stream()
                    .filter(column -> !field(column).isEmpty())
                    .forEach(column ->
                            fault(column, "a number that is " + state.word() + " has no subscriber; leave this empty"));
        }
        List<String> onBusy = list(NumbersColumn.ON_BUSY);
        List<String> onNoAnswer = list(NumbersColumn.ON_NO_ANSWER);
        boolean planless = !state.served()
                && field(NumbersColumn.DESTINATION).isEmpty()
                && field(NumbersColumn.PLAN).isEmpty();
        NumberEntry entry = new NumberEntry(
                digits,
                state,
                until(state),
                owned ? subscriber() : "",
                classOf(rules, digits).map(ServiceClass::name).orElse(""),
                day(NumbersColumn.FIRST_DAY, 0),
                day(NumbersColumn.LAST_DAY, 1),
                planless ? Optional.empty() : Optional.of(plan(onBusy, onNoAnswer)),
                Optional.empty());
        if (owned && entry.plan().isPresent()) {
            ServiceNumber number = new ServiceNumber(
                    digits,
                    entry.serviceClass(),
                    entry.subscriber(),
                    true,
                    entry.validFrom(),
                    entry.validTo(),
                    entry.plan().get());
            for (Fault fault : rules.plan().check(number)) {
                tell(fault, number, onBusy, onNoAnswer);
            }
        }
        return entry;
    }

    /** The message for a text that is not a service number. */
    static String noNumber(NumberRules rules) {
        return "must be a service number, such as "
                + String.join(" or ", rules.plan().classes().names()) + " with seven more digits";
    }

    private NumberState state() {
        String word = field(NumbersColumn.STATE);
        Optional<NumberState> state = word.isEmpty() ? Optional.of(NumberState.WORKING) : NumberState.of(word);
        if (state.flatMap(Step::loading).isEmpty()) {
            fault(
                    NumbersColumn.STATE,
                    "the state must be one of "
                            + NumberState.words().stream()
                                    .filter(each -> !each.equals(NumberState.SPARE.word()))
                                    .collect(Collectors.joining(", ")));
            return NumberState.WORKING;
        }
        return state.get();
    }

    private Optional<Instant> until(NumberState state) {
        String text = field(NumbersColumn.UNTIL);
        if (!state.endsByItself()) {
            if (!text.isEmpty()) {
                fault(NumbersColumn.UNTIL, "a number stays " + state.word() + " until it is changed; leave this empty");
            }
            return Optional.empty();
        }
        Duration longest = state == NumberState.RESERVED ? LifeCycle.LONGEST_RESERVATION : LifeCycle.LONGEST_AGEING;
        Optional<Instant> end = moment(text);
        if (end.isEmpty() || !end.get().isAfter(now) || end.get().isAfter(now.plus(longest))) {
            fault(
                    NumbersColumn.UNTIL,
                    "must be a time within " + longest.toDays() + " days, written as 2026-12-31T16:00:00Z");
        }
        return end;
    }

    private static Optional<Instant> moment(String text) {
        return FieldType.moment(text).map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** The plan in the row, or that of its destination. */
    private CallPlan plan(List<String> onBusy, List<String> onNoAnswer) {
        PlanNode.Destination destination = new PlanNode.Destination(
                normal(field(NumbersColumn.DESTINATION)),
                onBusy.stream().map(this::normal).toList(),
                onNoAnswer.stream().map(this::normal).toList(),
                seconds());
        String written = field(NumbersColumn.PLAN);
        if (written.isEmpty()) {
            return CallPlan.of(destination);
        }
        boolean both = List.of(
                        NumbersColumn.DESTINATION,
                        NumbersColumn.ON_BUSY,
                        NumbersColumn.ON_NO_ANSWER,
                        NumbersColumn.NO_ANSWER_SECONDS)
                .stream()
                .anyMatch(column -> !field(column).isEmpty());
        if (both) {
            fault(NumbersColumn.DESTINATION, "a row must have either a destination or a plan; leave one of them empty");
        }
        PlanReader.Reading reading = PlanJson.readAny(written);
        reading.faults().forEach(this::tellPlan);
        if (reading.document().isEmpty()) {
            return CallPlan.of(destination);
        }
        List<Fault> faulty = reading.document()
                .flatMap(document -> classOf(rules, digits(rules, field(NumbersColumn.SERVICE_NUMBER)))
                        .map(of -> rules.plan().check(document, of)))
                .orElse(List.of());
        if (!faulty.isEmpty()) {
            faulty.forEach(this::tellPlan);
            return CallPlan.of(destination);
        }
        return compiler.compile(reading.document().get());
    }

    private void tellPlan(Fault fault) {
        fault(NumbersColumn.PLAN.header(), fault.value(), fault.path() + ": " + fault.rule());
    }

    private static Optional<ServiceClass> classOf(NumberRules rules, String digits) {
        return rules.plan().classes().names().stream()
                .flatMap(name -> rules.plan().classes().find(name).stream())
                .filter(serviceClass -> serviceClass.numbers().matches(digits))
                .findFirst();
    }

    private String subscriber() {
        String subscriber = field(NumbersColumn.SUBSCRIBER);
        if (subscriber.isEmpty() || subscriber.length() > LONGEST_SUBSCRIBER || !FieldType.isText(subscriber)) {
            fault(
                    NumbersColumn.SUBSCRIBER,
                    "a subscriber name must have 1 to " + LONGEST_SUBSCRIBER + " characters on one line");
        }
        return subscriber;
    }

    /** The start of a day in the operator's zone, {@code later} days after the given date; or a time given in full. */
    private OptionalLong day(NumbersColumn column, int later) {
        String text = field(column);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (text.indexOf('T') > 0) {
            Optional<Instant> moment = moment(text);
            if (moment.isEmpty()) {
                fault(column, FieldType.MOMENT_RULE);
            }
            return moment.map(at -> OptionalLong.of(at.toEpochMilli())).orElse(OptionalLong.empty());
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 1970 || date.getYear() > 9998) {
                throw new DateTimeException("out of range");
            }
            return OptionalLong.of(
                    date.plusDays(later).atStartOfDay(rules.zone()).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            fault(column, "must be a day such as 2026-12-31");
            return OptionalLong.empty();
        }
    }

    private OptionalInt seconds() {
        String text = field(NumbersColumn.NO_ANSWER_SECONDS);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.matches("[0-9]{1,9}")) {
            fault(NumbersColumn.NO_ANSWER_SECONDS, "must be a whole number of seconds");
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private List<String> list(NumbersColumn column) {
        String text = field(column);
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> items = List.of(text.split(";", -1));
        if (items.stream().anyMatch(String::isBlank)) {
            fault(column, "separate numbers with one semicolon");
            return List.of();
        }
        return items.stream().map(String::strip).toList();
    }

    private String normal(String written) {
        return rules.plan().numberPlan().read(written).digits();
    }

    /** Reports a fault found by the rules, with the column and the text in the file. */
    private void tell(Fault fault, ServiceNumber number, List<String> onBusy, List<String> onNoAnswer) {
        String path = fault.path();
        if (!field(NumbersColumn.PLAN).isEmpty() && path.startsWith("plan.")) {
            if (number.plan().only().isEmpty()) {
                tellPlan(new Fault(path.substring("plan.".length()), fault.value(), fault.rule()));
            }
            return;
        }
        boolean told =
                (path.equals("subscriber") && field(NumbersColumn.SUBSCRIBER).isEmpty()) || path.equals("serviceClass");
        if (told) {
            return;
        }
        NumbersColumn column = switch (path.replaceAll("\\[.*", "")) {
            case "subscriber" -> NumbersColumn.SUBSCRIBER;
            case "validFrom" -> NumbersColumn.FIRST_DAY;
            case "validTo" -> NumbersColumn.LAST_DAY;
            case "plan.number" -> NumbersColumn.DESTINATION;
            case "plan.noAnswerSeconds" -> NumbersColumn.NO_ANSWER_SECONDS;
            case "plan.onBusy" -> NumbersColumn.ON_BUSY;
            case "plan.onNoAnswer" -> NumbersColumn.ON_NO_ANSWER;
            default -> NumbersColumn.SERVICE_NUMBER;
        };
        String value = switch (column) {
            case ON_BUSY -> element(path, onBusy, column);
            case ON_NO_ANSWER -> element(path, onNoAnswer, column);
            case SERVICE_NUMBER, SUBSCRIBER, DESTINATION, NO_ANSWER_SECONDS, FIRST_DAY, LAST_DAY, STATE, UNTIL, PLAN ->
                field(column);
        };
        fault(column.header(), value, fault.rule());
    }

    private String element(String path, List<String> written, NumbersColumn column) {
        int bracket = path.indexOf('[');
        return bracket < 0 ? field(column) : written.get(Integer.parseInt(path, bracket + 1, path.indexOf(']'), 10));
    }

    private String field(NumbersColumn column) {
        return cells.getOrDefault(column.header(), "");
    }

    private void fault(NumbersColumn column, String rule) {
        fault(column.header(), field(column), rule);
    }

    private void fault(String column, String value, String rule) {
        faults.add(row.fault(column, value, rule));
    }
}
