package org.tollbridge.adapter.sccp;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.sccp.GlobalTitle;

/**
 * A rule for translating global titles.
 *
 * @param match the titles it applies to
 * @param pointCodes signalling points, 1 to 16, each once; this node's own means that the title belongs to this node
 * @param sharing how several signalling points share the traffic
 * @param routeOn what the next node routes on
 * @param subsystem the subsystem number to set, 2 to 254; empty keeps that of the address
 * @param rewriting how the title is changed; if empty, the title is sent unchanged if the next node routes on it, and
 *     omitted otherwise
 */
public record TranslationRule(
        Match match,
        List<Integer> pointCodes,
        Sharing sharing,
        RouteOn routeOn,
        OptionalInt subsystem,
        Optional<Rewriting> rewriting) {

    private static final int MOST_POINT_CODES = 16;
    private static final int MOST_DIGITS = 32;

    /** How several signalling points share the traffic. */
    public enum Sharing {
        /** The first reachable one takes all traffic; the others are its backups, in order. */
        BACKUP,
        /** Each takes its share, by SLS; the share of an unreachable one goes to the next. */
        SHARE
    }

    /** What the next node routes on. */
    public enum RouteOn {
        /** Point code and subsystem number: the translation is final. */
        SSN,
        /** The global title: the next node translates again. */
        GT
    }

    /**
     * The titles that a rule applies to. A title without one of the fields is matched only by a rule that does not
     * require it.
     *
     * @param digits the leading digits of the title, up to 32; empty for any
     * @param nature nature of address, 0 to 127
     * @param numberingPlan 0 to 15
     * @param translationType 0 to 255
     */
    public record Match(String digits, OptionalInt nature, OptionalInt numberingPlan, OptionalInt translationType) {
        public Match {
            requireDigits(digits, "prefix");
            requireRange(nature, 0, 127, "nature of address");
            requireRange(numberingPlan, 0, 15, "numbering plan");
            requireRange(translationType, 0, 255, "translation type");
        }

        /** Titles that begin with these digits, with any other fields. */
        public static Match ofDigits(String digits) {
            return new Match(digits, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        }

        /** Whether the fields other than the digits match. */
        boolean agreesWith(GlobalTitle title) {
            return agrees(nature, title.natureOfAddress())
                    && agrees(numberingPlan, title.numberingPlanIndicator())
                    && agrees(translationType, title.translationTypeNumber());
        }

        private static boolean agrees(OptionalInt asked, OptionalInt given) {
            return asked.isEmpty() || asked.equals(given);
        }

        /** The number of fields that it requires. Of two rules for the same digits the more specific one applies. */
        int specificity() {
            return (nature.isPresent() ? 1 : 0)
                    + (numberingPlan.isPresent() ? 1 : 0)
                    + (translationType.isPresent() ? 1 : 0);
        }

        @Override
        public String toString() {
            return (digits.isEmpty() ? "any" : digits)
                    + (nature.isPresent() ? " of nature " + nature.getAsInt() : "")
                    + (numberingPlan.isPresent() ? " of numbering plan " + numberingPlan.getAsInt() : "")
                    + (translationType.isPresent() ? " of translation type " + translationType.getAsInt() : "");
        }
    }

    /**
     * How a title is changed.
     *
     * @param digits the replacement for the matched prefix
     * @param nature the new nature of address, 0 to 127, in forms that have one; empty keeps it
     */
    public record Rewriting(String digits, OptionalInt nature) {
        public Rewriting {
            requireDigits(digits, "new prefix");
            requireRange(nature, 0, 127, "new nature of address");
        }
    }

    public TranslationRule {
        pointCodes = List.copyOf(pointCodes);
        if (pointCodes.isEmpty() || pointCodes.size() > MOST_POINT_CODES) {
            throw new IllegalArgumentException(
                    "global title " + match + ": 1 to " + MOST_POINT_CODES + " point codes, not " + pointCodes.size());
        }
        if (new HashSet<>(pointCodes).size() != pointCodes.size()) {
            throw new IllegalArgumentException("global title " + match + ": each point code once");
        }
        requireRange(subsystem, 2, 254, "subsystem number");
    }

    /**
     * A rule that sends titles with these leading digits to the first reachable signalling point, which routes on the
     * SSN.
     */
    public static TranslationRule of(String digits, Integer... pointCodes) {
        return new TranslationRule(
                Match.ofDigits(digits),
                List.of(pointCodes),
                Sharing.BACKUP,
                RouteOn.SSN,
                OptionalInt.empty(),
                Optional.empty());
    }

    private static void requireDigits(String digits, String what) {
        if (digits.length() > MOST_DIGITS || !digits.chars().allMatch(TranslationRule::isDigit)) {
            throw new IllegalArgumentException(
                    what + " of a global title: up to " + MOST_DIGITS + " digits 0 to 9 and A to F, not " + digits);
        }
    }

    private static boolean isDigit(int character) {
        return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'F');
    }

    private static void requireRange(OptionalInt value, int lowest, int highest, String what) {
        if (value.isPresent() && (value.getAsInt() < lowest || value.getAsInt() > highest)) {
            throw new IllegalArgumentException(what + ": " + lowest + " to " + highest + ", not " + value.getAsInt());
        }
    }
}
