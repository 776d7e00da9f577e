package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.inap.CollectedDigits;

/**
 * The collection of a caller's digits (PromptAndCollectUserInformation of Q.1218). A script gives the time of each
 * digit, so the result and its time are known from the start.
 *
 * @param at the time from the start of the prompt
 * @param announcement how much of the announcement was heard
 * @param digits the reported digits; empty for an improper caller response
 */
record DigitCollection(Duration at, Duration announcement, Optional<String> digits) {
    private static final Duration USUAL_FIRST_DIGIT_TIME = Duration.ofSeconds(5);
    private static final Duration USUAL_INTER_DIGIT_TIME = Duration.ofSeconds(3);

    /** Collects digits during or after an announcement of this length. */
    static DigitCollection of(CollectedDigits rules, InteractionScript.Press press, Duration announcement) {
        boolean bargesIn = rules.value(CollectedDigits.INTERRUPTABLE_ANN_IND)
                && !press.digits().isEmpty()
                && press.after().compareTo(announcement) < 0;
        Duration heard = bargesIn ? press.after() : announcement;
        return new Collector(rules, heard).collect(press);
    }

    /** One collection in progress. */
    private static final class Collector {
        private final CollectedDigits rules;
        private final Duration heard;
        private final Optional<Character> start;
        private final Optional<Character> cancel;
        private final Optional<Character> end;
        private final StringBuilder digits = new StringBuilder();
        private boolean started;
        private Duration deadline;

        Collector(CollectedDigits rules, Duration heard) {
            this.rules = rules;
            this.heard = heard;
            this.start = key(CollectedDigits.START_DIGIT);
            this.cancel = key(CollectedDigits.CANCEL_DIGIT);
            this.end = key(CollectedDigits.END_OF_REPLY_DIGIT);
            this.started = start.isEmpty();
            this.deadline = heard.plus(time(CollectedDigits.FIRST_DIGIT_TIME_OUT, USUAL_FIRST_DIGIT_TIME));
        }

        private Optional<Character> key(Field<Octets> field) {
            return rules.get(field)
                    .filter(octets -> !octets.isEmpty())
                    .map(octets -> Character.toUpperCase(Character.forDigit(octets.at(0) & 0x0f, 16)));
        }

        private Duration time(Field<Long> field, Duration usual) {
            return rules.get(field).map(Duration::ofSeconds).orElse(usual);
        }

        DigitCollection collect(InteractionScript.Press press) {
            Duration at = press.after();
            for (int i = 0; i < press.digits().length(); i++, at = at.plus(press.gap())) {
                if (at.compareTo(heard) < 0) {
                    continue;
                }
                if (at.compareTo(deadline) >= 0) {
                    break;
                }
                char digit = press.digits().charAt(i);
                deadline = at.plus(time(CollectedDigits.INTER_DIGIT_TIME_OUT, USUAL_INTER_DIGIT_TIME));
                if (take(digit)) {
                    return result(at);
                }
            }
            return result(deadline);
        }

        /** Takes a digit. Returns whether it is the last. */
        private boolean take(char digit) {
            if (!started) {
                started = is(start, digit);
            } else if (is(cancel, digit)) {
                digits.setLength(0);
                started = start.isEmpty();
            } else if (is(end, digit)) {
                return true;
            } else {
                digits.append(digit);
            }
            return digits.length() >= rules.value(CollectedDigits.MAXIMUM_NB_OF_DIGITS);
        }

        private static boolean is(Optional<Character> key, char digit) {
            return key.isPresent() && key.get() == digit;
        }

        private DigitCollection result(Duration at) {
            boolean enough = digits.length() >= rules.value(CollectedDigits.MINIMUM_NB_OF_DIGITS);
            return new DigitCollection(at, heard, enough ? Optional.of(digits.toString()) : Optional.empty());
        }
    }
}
