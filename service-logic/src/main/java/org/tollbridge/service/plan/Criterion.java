package org.tollbridge.service.plan;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tollbridge.service.number.NumberKind;

/**
 * A property of a caller. If several hold, the strongest decides, whatever their written order: the calling number (in
 * full, then the longest prefix, in lists too) or its absence; then that it is a fax; then the calling party's
 * category; then the area; then the carrier; then the kind of number.
 */
public sealed interface Criterion {

    /** The area of the caller: area code without leading 0. */
    record Area(String code) implements Criterion {
        @Override
        public String toString() {
            return "area " + code;
        }
    }

    /** The first digits of the calling number in international form, such as 8675526. */
    record Prefix(String digits) implements Criterion {
        @Override
        public String toString() {
            return "prefix " + digits;
        }
    }

    /** The whole calling number, in the form of {@link org.tollbridge.service.number.NormalNumber#digits}. */
    record Caller(String digits) implements Criterion {
        @Override
        public String toString() {
            return "number " + digits;
        }
    }

    /** Any number or prefix of a list of the plan. */
    record InList(String name) implements Criterion {
        @Override
        public String toString() {
            return "list " + name;
        }
    }

    /** The carrier that serves the caller, by its name. */
    record Carrier(String name) implements Criterion {
        @Override
        public String toString() {
            return "carrier " + name;
        }
    }

    /** The calling party's category: a word of {@link Category#NAMED}, or any other value as a number. */
    record Category(String name) implements Criterion {

        /** Values of Q.763 by their words. */
        static final Map<String, Set<Integer>> NAMED = Map.of(
                "operator", Set.of(1, 2, 3, 4, 5, 9),
                "ordinary", Set.of(10),
                "priority", Set.of(11),
                "data", Set.of(12),
                "test", Set.of(13),
                "payphone", Set.of(15));

        /** Returns a Q.763 value of a category given as word or number; empty when it is neither. */
        public static OptionalInt value(String name) {
            return Criterion.read("category " + name).stream()
                    .flatMapToInt(read -> ((Category) read).values().stream().mapToInt(Integer::intValue))
                    .min();
        }

        /** Returns the values that the word stands for. */
        public Set<Integer> values() {
            Set<Integer> named = NAMED.get(name);
            return named == null ? Set.of(Integer.parseInt(name)) : named;
        }

        @Override
        public String toString() {
            return "category " + name;
        }
    }

    /** The kind of calling number: fixed, mobile, short, foreign. */
    record Kind(NumberKind kind) implements Criterion {
        @Override
        public String toString() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** There is no calling number, or one that a gateway made up. */
    record Absent() implements Criterion {
        @Override
        public String toString() {
            return "absent";
        }
    }

    /** The caller's terminal is a fax, according to the high layer compatibility of the call. */
    record Fax() implements Criterion {
        @Override
        public String toString() {
            return "fax";
        }
    }

    /** Error message with the forms that a criterion may have. */
    String GRAMMAR =
            "a condition must be one of: area 10, prefix 8613, number 861062345678, list NAME, carrier NAME, category"
                    + " payphone, fixed, mobile, short, foreign, absent, fax";

    /** Reads what {@code toString} writes; empty when it is not a criterion. */
    static Optional<Criterion> read(String text) {
        int blank = text.indexOf(' ');
        String word = blank < 0 ? text : text.substring(0, blank);
        String rest = blank < 0 ? "" : text.substring(blank + 1).strip();
        return switch (word) {
            case "area" -> digits(rest, 5).map(Area::new);
            case "prefix" -> digits(rest, PrefixTable.LONGEST).map(Prefix::new);
            case "number" -> digits(rest, PrefixTable.LONGEST).map(Caller::new);
            case "list" -> PlanDocument.isName(rest) ? Optional.of(new InList(rest)) : Optional.empty();
            case "carrier" ->
                rest.isEmpty() || rest.length() > 40 || rest.indexOf(',') >= 0
                        ? Optional.empty()
                        : Optional.of(new Carrier(rest));
            case "category" ->
                Category.NAMED.containsKey(rest) || rest.matches("[1-9]?[0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5]")
                        ? Optional.of(new Category(rest))
                        : Optional.empty();
            case "fixed" -> kind(rest, NumberKind.FIXED);
            case "mobile" -> kind(rest, NumberKind.MOBILE);
            case "short" -> kind(rest, NumberKind.SHORT);
            case "foreign" -> kind(rest, NumberKind.FOREIGN);
            case "absent" -> rest.isEmpty() ? Optional.of(new Absent()) : Optional.empty();
            case "fax" -> rest.isEmpty() ? Optional.of(new Fax()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Criterion> kind(String rest, NumberKind kind) {
        return rest.isEmpty() ? Optional.of(new Kind(kind)) : Optional.empty();
    }

    private static Optional<String> digits(String text, int longest) {
        boolean good =
                !text.isEmpty() && text.length() <= longest && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return good ? Optional.of(text) : Optional.empty();
    }
}
