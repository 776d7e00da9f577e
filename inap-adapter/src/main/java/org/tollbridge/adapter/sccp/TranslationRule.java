package org.tollbridge.adapter.sccp;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.sccp.GlobalTitle;

/**
 * What some global titles lead to.
 *
 * @param match which titles
 * @param pointCodes signalling points, 1 to 16, each once; our own means that the title is ours
 * @param sharing how several signalling points share the traffic
 * @param routeOn what the next node is to route on
 * @param subsystem the subsystem number put in, 2 to 254; empty leaves the one of the address
 * @param rewriting what becomes of the title; empty sends it as it is to who routes on it, and not at all to who does not
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
        /** The first that can be reached takes all; the others are its backups, in their order. */
        BACKUP,
        /** Each takes its part, by SLS; that of one that cannot be reached goes to the next. */
        SHARE
    }

    /** What the next node is to route on. */
    public enum RouteOn {
        /** Point code and subsystem number: the translation is final. */
        SSN,
        /** The global title: the next node translates again. */
        GT
    }

    /**
     * Which titles a rule is for. A title without one of the fields is matched by a rule that does not ask for it.
     *
     * @param digits with what the title begins, up to 32 digits; empty for any
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

        /** Titles that begin with these digits, whatever else they say. */
        public static Match ofDigits(String digits) {
            return new Match(digits, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        }

        /** Whether the fields beside the digits agree. */
        boolean agreesWith(GlobalTitle title) {
            return agrees(nature, title.natureOfAddress())
                    && agrees(numberingPlan, title.numberingPlanIndicator())
                    && agrees(translationType, title.translationTypeNumber());
        }

        private static boolean agrees(OptionalInt asked, OptionalInt given) {
            return asked.isEmpty() || asked.equals(given);
        }

        /** How many fields it asks for: of two rules for the same digits the one that asks for more is taken. */
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
     * What becomes of a title.
     *
     * @param digits put in place of the prefix that matched
     * @param nature the new nature of address, 0 to 127, in forms that have one; empty leaves it
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

    /** Titles that begin with some digits lead to the first reachable of these points, on whose SSN it is routed. */
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
