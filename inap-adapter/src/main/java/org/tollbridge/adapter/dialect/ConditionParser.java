package org.tollbridge.adapter.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compiles {@code when} and {@code unless}. */
final class ConditionParser {

    private ConditionParser() {}

    /**
     * @param report whether facts of a report are allowed
     */
    static Condition parse(Setting setting, boolean negated, boolean report) throws DialectException {
        List<Condition.Test> tests = new ArrayList<>();
        for (Map.Entry<String, Setting> entry : setting.entries().entrySet()) {
            Fact fact = Setting.of(entry.getValue().path(), entry.getKey()).fact();
            if (fact.ofReport() && !report) {
                throw entry.getValue().wrong("only a chargingReport can tell '" + fact.label() + "'");
            }
            tests.add(test(fact, entry.getValue()));
        }
        if (tests.isEmpty()) {
            throw setting.wrong("at least one fact and its value are expected");
        }
        return new Condition(List.copyOf(tests), negated);
    }

    private static Condition.Test test(Fact fact, Setting values) throws DialectException {
        List<Setting> list = values.list();
        boolean knowable = fact.kind() == Fact.Kind.TEXT || fact.kind() == Fact.Kind.NUMBER;
        if (knowable && list.size() == 1) {
            String word = list.getFirst().text();
            if (word.equals("present") || word.equals("absent")) {
                return new Condition.Presence(fact, word.equals("present"));
            }
        }
        if (list.isEmpty()) {
            throw values.wrong("at least one value is expected");
        }
        if (fact.kind() == Fact.Kind.TEXT) {
            List<String> texts = new ArrayList<>();
            for (Setting one : list) {
                texts.add(one.text());
            }
            return new Condition.TextIn(fact, List.copyOf(texts));
        }
        List<Long> numbers = new ArrayList<>();
        for (Setting one : list) {
            numbers.add(fact.numberOf(one));
        }
        return new Condition.NumberIn(fact, List.copyOf(numbers));
    }
}
