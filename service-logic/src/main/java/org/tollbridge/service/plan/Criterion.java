package org.tollbridge.service.plan;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tollbridge.service.number.NumberKind;

/**
 * What a caller is told apart by. Where several hold, the strongest decides, whatever the order in which they are
 * written: the calling number (in full, then the longest prefix, in lists too) or its absence; then that it is a fax; then the
 * calling party's category; then the area; then the carrier; then the kind of number.
 */
public sealed interface Criterion {

    /** The area that the caller is in: area code without leading 0. */
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

    /** The carrier that the caller belongs to, by its name. */
    record Carrier(String name) implements Criterion {
        @Override
        public String toString() {
            return "carrier " + name;
        }
    }

    /** The calling party's category; {@link Category#NAMED} has the words, and any other value is a number. */
    record Category(String name) implements Criterion {

        /** Values of Q.763 by the word for them. */
        static final Map<String, Set<Integer>> NAMED = Map.of(
                "operator", Set.of(1, 2, 3, 4, 5, 9),
                "ordinary", Set.of(10),
                "priority", Set.of(11),
                "data", Set.of(12),
                "test", Set.of(13),
                "payphone", Set.of(15));

        /** A value of Q.763 for a call of a category, by its word or number; empty when that is none. */
        public static OptionalInt value(String name) {
            return Criterion.read("category " + name).stream()
                    .flatMapToInt(read -> ((Category) read).values().stream().mapToInt(Integer::intValue))
                    .min();
        }

        /** The values that the word stands for. */
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

    /** No calling number came, or one that a gateway made up. */
    record Absent() implements Criterion {
        @Override
        public String toString() {
            return "absent";
        }
    }

    /** The caller's terminal is a fax, by what the call says of its high layer. */
    record Fax() implements Criterion {
        @Override
        public String toString() {
            return "fax";
        }
    }

    /** What a criterion may be, for a person who wrote something else. */
    String GRAMMAR =
            "a condition must be one of: area 10, prefix 8613, number 861062345678, list NAME, carrier NAME, category"
                    + " payphone, fixed, mobile, short, foreign, absent, fax";

    /** Reads what {@code toString} writes; empty when it is no criterion. */
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
