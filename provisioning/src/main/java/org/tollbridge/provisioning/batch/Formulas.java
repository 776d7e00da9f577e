package org.tollbridge.provisioning.batch;

/**
 * Prevents spreadsheets from reading a text as a formula, which could run programs. Such a text gets a leading
 * apostrophe in CSV, which is removed when it is read.
 */
public final class Formulas {

    private static final char GUARD = '\'';

    /** The last four are full-width forms of the first four, which some spreadsheets treat alike. */
    private static final String BEGINS = "=+-@\t\r" + GUARD + "\uFF1D\uFF0B\uFF0D\uFF20";

    private Formulas() {}

    /** A text for CSV that no spreadsheet reads as a formula. */
    public static String guarded(String text) {
        return !text.isEmpty() && BEGINS.indexOf(text.charAt(0)) >= 0 ? GUARD + text : text;
    }

    static String unguarded(String text) {
        boolean isGuarded = text.length() > 1 && text.charAt(0) == GUARD && BEGINS.indexOf(text.charAt(1)) >= 0;
        return isGuarded ? text.substring(1) : text;
    }
}
