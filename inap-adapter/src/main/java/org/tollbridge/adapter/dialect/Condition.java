package org.tollbridge.adapter.dialect;

import java.util.List;

/**
 * What has to hold of the facts for an element to be there.
 *
 * @param tests all of them have to hold
 * @param negated whether the element is there when they do not
 */
record Condition(List<Test> tests, boolean negated) {

    boolean holds(Facts facts) {
        for (Test test : tests) {
            if (!test.holds(facts)) {
                return negated;
            }
        }
        return !negated;
    }

    /** Writes down what is known once it did not hold: of a condition on one fact that is true or false, the other value. */
    void passedOver(FactSheet facts) {
        if (!negated
                && tests.size() == 1
                && tests.getFirst() instanceof NumberIn test
                && test.fact().kind() == Fact.Kind.FLAG
                && test.values().size() == 1) {
            facts.put(test.fact(), 1 - test.values().getFirst());
        }
    }

    /** Whether facts that were read so far tell if it holds. */
    boolean isKnown(FactSheet facts) {
        for (Test test : tests) {
            if (!facts.has(test.fact())) {
                return false;
            }
        }
        return true;
    }

    /** A test of one fact. */
    sealed interface Test {
        Fact fact();

        boolean holds(Facts facts);
    }

    /** The fact is known, or is not: text that is not empty, a number that is not 0. */
    record Presence(Fact fact, boolean present) implements Test {
        @Override
        public boolean holds(Facts facts) {
            boolean known = fact.kind() == Fact.Kind.TEXT ? !facts.text(fact).isEmpty() : facts.number(fact) != 0;
            return known == present;
        }
    }

    /** The text is one of these. */
    record TextIn(Fact fact, List<String> values) implements Test {
        @Override
        public boolean holds(Facts facts) {
            return values.contains(facts.text(fact));
        }
    }

    /** The number is one of these. */
    record NumberIn(Fact fact, List<Long> values) implements Test {
        @Override
        public boolean holds(Facts facts) {
            return values.contains(facts.number(fact));
        }
    }
}
