package org.tollbridge.adapter.dialect;

import java.util.List;

/**
 * The condition for an element to be present.
 *
 * @param tests all of them must hold
 * @param negated whether the element is present when they do not
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

    /**
     * Records what follows if the condition did not hold: for a single test of a true-or-false fact, the other value.
     */
    void passedOver(FactSheet facts) {
        if (!negated
                && tests.size() == 1
                && tests.getFirst() instanceof NumberIn test
                && test.fact().kind() == Fact.Kind.FLAG
                && test.values().size() == 1) {
            facts.put(test.fact(), 1 - test.values().getFirst());
        }
    }

    /** Whether the facts read so far decide the condition. */
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

    /** The fact is known, or not known. Known means text that is not empty, or a number other than 0. */
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
