package org.tollbridge.provisioning.inventory;

import java.util.List;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;

/**
 * A range of numbers that belong to the operator, inclusive.
 *
 * @param first digits of the first number
 * @param last digits of the last number; same length, not lower than the first
 * @param offered whether its numbers may be assigned; a number in any range that is not offered is never assigned
 * @param note purpose, up to 200 characters; may be empty
 */
public record NumberRange(String first, String last, boolean offered, String note) {

    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_NOTE = 200;

    /** The fields in files, in requests and in the audit trail. */
    public static final Form<NumberRange> FORM = new Form<>(
            "range",
            "A range of the operator's service numbers, from first to last.",
            List.of(
                    Field.text(
                            "first", MOST_DIGITS, Need.REQUIRED, "the first number, digits only", NumberRange::first),
                    Field.text("last", MOST_DIGITS, Need.REQUIRED, "the last number, digits only", NumberRange::last),
                    Field.flag(
                            "offered",
                            Need.OPTIONAL,
                            "whether its numbers may be allocated; default true",
                            NumberRange::offered),
                    Field.text("note", LONGEST_NOTE, Need.OPTIONAL, "purpose of the range", NumberRange::note)),
            given -> new NumberRange(
                    given.text("first"), given.text("last"), given.flag("offered", true), given.text("note")));

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException when the range is invalid
     */
    public NumberRange {
        if (!first.matches("[0-9]+") || !last.matches("[0-9]+") || first.length() > MOST_DIGITS) {
            throw new IllegalArgumentException("a range must be two numbers of digits only");
        }
        if (first.length() != last.length() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException(
                    "the last number of a range must have as many digits as the first, and must not be below it");
        }
        boolean plain = note.chars().noneMatch(Character::isISOControl) && note.equals(note.strip());
        if (note.length() > LONGEST_NOTE || !plain) {
            throw new IllegalArgumentException("a note must have at most " + LONGEST_NOTE
                    + " characters on one line, without leading or trailing spaces");
        }
    }

    /** Whether it contains a number. */
    public boolean has(String digits) {
        return digits.length() == first.length() && first.compareTo(digits) <= 0 && digits.compareTo(last) <= 0;
    }

    /** Number of its numbers. */
    public long size() {
        return Long.parseLong(last) - Long.parseLong(first) + 1;
    }
}
