package org.tollbridge.provisioning.batch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.form.PlanReader;

/** Turns one row into a service number, or tells everything that is wrong with it. */
final class NumberRow {

    private static final int LONGEST_SUBSCRIBER = 64;

    private final NumberRules rules;
    private final NumbersHeader header;
    private final CsvRows.Row row;
    private final PlanCompiler compiler;
    private final List<BatchFault> faults = new ArrayList<>();

    private NumberRow(NumberRules rules, NumbersHeader header, CsvRows.Row row, PlanCompiler compiler) {
        this.compiler = compiler;
        this.rules = rules;
        this.header = header;
        this.row = row;
    }

    /** Reads a row; empty, with the faults told, when anything in it is wrong. */
    static Optional<ServiceNumber> read(
            NumberRules rules,
            NumbersHeader header,
            CsvRows.Row row,
            PlanCompiler compiler,
            Consumer<BatchFault> faults) {
        NumberRow reading = new NumberRow(rules, header, row, compiler);
        Optional<ServiceNumber> number = reading.read();
        reading.faults.forEach(faults);
        return reading.faults.isEmpty() ? number : Optional.empty();
    }

    private Optional<ServiceNumber> read() {
        if (row.fields().size() != header.width()) {
            fault(
                    "",
                    "",
                    "this row has " + row.fields().size() + " fields and the header has " + header.width()
                            + "; a field that holds a comma needs quotes");
            return Optional.empty();
        }
        String digits = serviceNumber();
        Optional<ServiceClass> serviceClass = classOf(digits);
        if (serviceClass.isEmpty()) {
            fault(
                    NumbersColumn.SERVICE_NUMBER,
                    "a service number is needed, such as "
                            + String.join(" or ", rules.plan().classes().names()) + " with seven more digits");
        }
        List<String> onBusy = list(NumbersColumn.ON_BUSY);
        List<String> onNoAnswer = list(NumbersColumn.ON_NO_ANSWER);
        ServiceNumber number = new ServiceNumber(
                digits,
                serviceClass.map(ServiceClass::name).orElse(""),
                subscriber(),
                working(),
                day(NumbersColumn.FIRST_DAY, 0),
                day(NumbersColumn.LAST_DAY, 1),
                plan(onBusy, onNoAnswer));
        if (serviceClass.isPresent()) {
            for (Fault fault : rules.plan().check(number)) {
                tell(fault, number, onBusy, onNoAnswer);
            }
        }
        return Optional.of(number);
    }

    /** The plan that the row holds, or that of its destination. */
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
            fault(NumbersColumn.DESTINATION, "a row has a destination or a plan; leave one of them empty");
        }
        PlanReader.Reading reading = PlanJson.readAny(written);
        reading.faults().forEach(this::tellPlan);
        if (reading.document().isEmpty()) {
            return CallPlan.of(destination);
        }
        List<Fault> faulty = reading.document()
                .flatMap(document ->
                        classOf(serviceNumber()).map(of -> rules.plan().check(document, of)))
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

    private String serviceNumber() {
        NormalNumber number = rules.plan().numberPlan().read(field(NumbersColumn.SERVICE_NUMBER));
        return number.kind() == NumberKind.SERVICE ? number.digits() : "";
    }

    private Optional<ServiceClass> classOf(String digits) {
        return rules.plan().classes().names().stream()
                .flatMap(name -> rules.plan().classes().find(name).stream())
                .filter(serviceClass -> serviceClass.numbers().matches(digits))
                .findFirst();
    }

    private String subscriber() {
        String subscriber = field(NumbersColumn.SUBSCRIBER);
        boolean plain = subscriber.chars().noneMatch(Character::isISOControl);
        if (subscriber.isEmpty() || subscriber.length() > LONGEST_SUBSCRIBER || !plain) {
            fault(
                    NumbersColumn.SUBSCRIBER,
                    "a subscriber is named by 1 to " + LONGEST_SUBSCRIBER + " characters on one line");
        }
        return subscriber;
    }

    private boolean working() {
        return switch (field(NumbersColumn.STATE).toLowerCase(Locale.ROOT)) {
            case "", "working" -> true;
            case "suspended" -> false;
            default -> {
                fault(NumbersColumn.STATE, "the state is working or suspended");
                yield false;
            }
        };
    }

    /** The first moment of a day in the operator's zone, or of the day some days later. */
    private OptionalLong day(NumbersColumn column, int later) {
        String text = field(column);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 1970 || date.getYear() > 9998) {
                throw new DateTimeException("out of range");
            }
            return OptionalLong.of(
                    date.plusDays(later).atStartOfDay(rules.zone()).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            fault(column, "a day is written as 2026-12-31");
            return OptionalLong.empty();
        }
    }

    private OptionalInt seconds() {
        String text = field(NumbersColumn.NO_ANSWER_SECONDS);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.matches("[0-9]{1,9}")) {
            fault(NumbersColumn.NO_ANSWER_SECONDS, "a whole number of seconds is needed");
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
            fault(column, "numbers are written with one semicolon between two of them");
            return List.of();
        }
        return items.stream().map(String::strip).toList();
    }

    private String normal(String written) {
        return rules.plan().numberPlan().read(written).digits();
    }

    /** Tells a fault that the rules found by the column and the text that stand in the file. */
    private void tell(Fault fault, ServiceNumber number, List<String> onBusy, List<String> onNoAnswer) {
        String path = fault.path();
        if (!field(NumbersColumn.PLAN).isEmpty() && path.startsWith("plan.")) {
            if (number.plan().only().isEmpty()) {
                tellPlan(new Fault(path.substring("plan.".length()), fault.value(), fault.rule()));
            }
            return;
        }
        if (path.equals("subscriber") && field(NumbersColumn.SUBSCRIBER).isEmpty()) {
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
            case SERVICE_NUMBER, SUBSCRIBER, DESTINATION, NO_ANSWER_SECONDS, FIRST_DAY, LAST_DAY, STATE, PLAN, FAULT ->
                field(column);
        };
        fault(column.header(), value, fault.rule());
    }

    private String element(String path, List<String> written, NumbersColumn column) {
        int bracket = path.indexOf('[');
        return bracket < 0 ? field(column) : written.get(Integer.parseInt(path, bracket + 1, path.indexOf(']'), 10));
    }

    private String field(NumbersColumn column) {
        return header.field(row, column);
    }

    private void fault(NumbersColumn column, String rule) {
        fault(column.header(), field(column), rule);
    }

    private void fault(String column, String value, String rule) {
        faults.add(new BatchFault(row.line(), column, value, rule));
    }
}
