package org.tollbridge.provisioning.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * A service number as one line of text: nine tab-separated fields, lists comma-separated, an empty field for no value.
 * The digits come first, so that a line can be found by them. A number with a whole call plan has the plan's key in
 * place of its destination.
 */
final class NumberLine {

    private static final char TAB = '\t';
    private static final int PLAN_FIELD = 6;
    private static final String WORKING = "working";
    private static final String SUSPENDED = "suspended";

    private NumberLine() {}

    /**
     * Writes a number, with the line feed.
     *
     * @param keyOf the key of a plan, which may be cached
     * @throws IllegalArgumentException when the digits are invalid, or a text contains a tab, a line feed or a comma
     *     that would be read as a separator
     */
    static byte[] write(ServiceNumber number, Function<CallPlan, String> keyOf) {
        StringBuilder line = new StringBuilder(100);
        line.append(digits(number)).append(TAB);
        line.append(clean(number.serviceClass())).append(TAB);
        line.append(clean(number.subscriber())).append(TAB);
        line.append(number.working() ? WORKING : SUSPENDED).append(TAB);
        number.validFrom().ifPresent(line::append);
        line.append(TAB);
        number.validTo().ifPresent(line::append);
        line.append(TAB);
        if (isPlain(number.plan())) {
            number.plan().only().ifPresent(destination -> append(line, destination));
        } else {
            line.append(keyOf.apply(number.plan())).append(TAB).append(TAB).append(TAB);
        }
        line.append('\n');
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String digits(ServiceNumber number) {
        if (!NumberIndex.takes(number.digits())) {
            throw new IllegalArgumentException("'" + number.digits() + "' is not a service number: it must have 1 to "
                    + NumberIndex.MOST_DIGITS + " digits only");
        }
        return number.digits();
    }

    /** Whether a plan is a single destination that the fields of a line describe completely. */
    static boolean isPlain(CallPlan plan) {
        return plan.only().isPresent()
                && plan.only().get().equals(plain(plan.only().get()));
    }

    private static PlanNode.Destination plain(PlanNode.Destination destination) {
        return new PlanNode.Destination(
                destination.number(), destination.onBusy(), destination.onNoAnswer(), destination.noAnswerSeconds());
    }

    private static void append(StringBuilder line, PlanNode.Destination destination) {
        line.append(clean(destination.number())).append(TAB);
        destination.noAnswerSeconds().ifPresent(line::append);
        line.append(TAB);
        appendList(line, destination.onBusy());
        line.append(TAB);
        appendList(line, destination.onNoAnswer());
    }

    private static void appendList(StringBuilder line, List<String> numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i).isEmpty() || numbers.get(i).indexOf(',') >= 0) {
                throw new IllegalArgumentException("'" + numbers.get(i) + "' cannot be stored in a list");
            }
            line.append(i == 0 ? "" : ",").append(clean(numbers.get(i)));
        }
    }

    private static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new IllegalArgumentException("control characters cannot be stored");
            }
        }
        return text;
    }

    /** The key of the plan that the line beginning at {@code start} names, if it names one. */
    static Optional<String> planKey(byte[] bytes, int start) {
        int at = start;
        for (int tabs = 0; tabs < PLAN_FIELD; at++) {
            if (bytes[at] == '\n') {
                return Optional.empty();
            }
            tabs += bytes[at] == TAB ? 1 : 0;
        }
        return bytes[at] == StoredPlans.MARK ? Optional.of(new Fields(bytes, at).text()) : Optional.empty();
    }

    /**
     * Reads the line that begins at {@code start}; empty when it is not such a line, or its plan does not exist.
     *
     * @param plan the plan whose key the line contains, if any
     */
    static Optional<ServiceNumber> read(byte[] bytes, int start, Optional<CallPlan> plan) {
        try {
            Fields fields = new Fields(bytes, start);
            String digits = fields.text();
            String serviceClass = fields.text();
            String subscriber = fields.text();
            String state = fields.text();
            if (digits.isEmpty() || !(state.equals(WORKING) || state.equals(SUSPENDED))) {
                return Optional.empty();
            }
            OptionalLong validFrom = fields.number();
            OptionalLong validTo = fields.number();
            if (fields.isKey()) {
                return plan.map(whole -> new ServiceNumber(
                        digits, serviceClass, subscriber, state.equals(WORKING), validFrom, validTo, whole));
            }
            String destination = fields.text();
            OptionalLong seconds = fields.number();
            OptionalInt noAnswer =
                    seconds.isPresent() ? OptionalInt.of(Math.toIntExact(seconds.getAsLong())) : OptionalInt.empty();
            List<String> onBusy = fields.list();
            List<String> onNoAnswer = fields.list();
            return Optional.of(new ServiceNumber(
                    digits,
                    serviceClass,
                    subscriber,
                    state.equals(WORKING),
                    validFrom,
                    validTo,
                    new PlanNode.Destination(destination, onBusy, onNoAnswer, noAnswer)));
        } catch (NumberFormatException | ArithmeticException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Walks over the fields of a line. */
    private static final class Fields {
        private final byte[] bytes;
        private int at;

        Fields(byte[] bytes, int start) {
            this.bytes = bytes;
            this.at = start;
        }

        String text() {
            int from = at;
            while (bytes[at] != TAB && bytes[at] != '\n') {
                at++;
            }
            String text = new String(bytes, from, at - from, StandardCharsets.UTF_8);
            at++;
            return text;
        }

        boolean isKey() {
            return bytes[at] == StoredPlans.MARK;
        }

        OptionalLong number() {
            if (bytes[at] == TAB) {
                at++;
                return OptionalLong.empty();
            }
            return OptionalLong.of(Long.parseLong(text()));
        }

        List<String> list() {
            String text = text();
            if (text.isEmpty()) {
                return List.of();
            }
            List<String> items = new ArrayList<>(2);
            int from = 0;
            for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
                items.add(text.substring(from, comma));
                from = comma + 1;
            }
            items.add(text.substring(from));
            return List.copyOf(items);
        }
    }
}
