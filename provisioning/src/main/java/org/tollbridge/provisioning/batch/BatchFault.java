package org.tollbridge.provisioning.batch;

/**
 * A fault in a batch file.
 *
 * @param line physical line, from 1 for the header; the first line of a row with several
 * @param column name of the column; empty when the fault does not concern one column
 * @param value the text found, shortened, control characters replaced; may be empty
 * @param rule what is expected
 */
public record BatchFault(long line, String column, String value, String rule) {

    private static final int LONGEST_VALUE = 60;

    public BatchFault {
        value = shown(value);
    }

    /** A text from a file, shortened, control characters replaced. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_VALUE + 1L)
                .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '\u00b7' : c));
        if (shown.codePointCount(0, shown.length()) > LONGEST_VALUE) {
            shown.setLength(shown.offsetByCodePoints(0, LONGEST_VALUE));
            shown.append("...");
        }
        return shown.toString();
    }

    /**
     * The fault with its location, such as
     * {@code numbers.csv: line 7, column destination: '110': a short number is not …}.
     */
    public String in(String file) {
        return file + ": line " + line + (column.isEmpty() ? ": " : ", ") + words();
    }

    /** The fault without file and line. */
    String words() {
        StringBuilder text = new StringBuilder();
        if (!column.isEmpty()) {
            text.append("column ").append(column).append(": '").append(value).append("': ");
        } else if (!value.isEmpty()) {
            text.append('\'').append(value).append("': ");
        }
        return text.append(rule).toString();
    }
}
