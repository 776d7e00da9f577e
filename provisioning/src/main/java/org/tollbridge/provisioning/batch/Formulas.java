package org.tollbridge.provisioning.batch;

/**
 * Keeps spreadsheets from taking a text for a formula, which could run programs: such a text gets an apostrophe before it in CSV,
 * and loses it when it is read again.
 */
public final class Formulas {

    private static final char GUARD = '\'';

    /** The last four are full-width forms of the first, which some spreadsheets take for these. */
    private static final String BEGINS = "=+-@\t\r" + GUARD + "\uFF1D\uFF0B\uFF0D\uFF20";

    private Formulas() {}

    /** A text for CSV that no spreadsheet takes for a formula. */
    public static String guarded(String text) {
        return !text.isEmpty() && BEGINS.indexOf(text.charAt(0)) >= 0 ? GUARD + text : text;
    }

    static String unguarded(String text) {
        boolean isGuarded = text.length() > 1 && text.charAt(0) == GUARD && BEGINS.indexOf(text.charAt(1)) >= 0;
        return isGuarded ? text.substring(1) : text;
    }
}
