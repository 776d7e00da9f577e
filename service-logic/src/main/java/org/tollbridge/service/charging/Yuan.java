package org.tollbridge.service.charging;

import java.util.regex.Pattern;

/** Amounts of money: whole ten-thousandths of a yuan in a {@code long}, so that sums are exact (decision 0012). */
public final class Yuan {

    /** ISO 4217 code of the yuan. */
    public static final String CURRENCY = "CNY";

    /** One yuan. */
    public static final long ONE = 10_000;

    /** A thousandth of a yuan, the unit of the rates of service classes and of the monthly cost of numbers. */
    public static final long THOUSANDTH = 10;

    private static final Pattern WRITTEN = Pattern.compile("\\d{1,6}(\\.\\d{1,4})?");
    private static final int DIGITS = 4;

    private Yuan() {}

    /**
     * Reads an amount such as 0.85: at most six digits before the point and four after it.
     *
     * @throws IllegalArgumentException when it is not such an amount
     */
    public static long read(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an amount in yuan; write it as 0.85, with at most four decimal places");
        }
        int point = text.indexOf('.');
        String behind = point < 0 ? "" : text.substring(point + 1);
        String whole = point < 0 ? text : text.substring(0, point);
        return Long.parseLong(whole + behind + "0".repeat(DIGITS - behind.length()));
    }

    /** Returns an amount in thousandths of a yuan, rounded up. */
    public static long thousandths(long amount) {
        return Math.ceilDiv(amount, THOUSANDTH);
    }

    /** Returns an amount with two digits after the point, or more if needed. */
    public static String text(long amount) {
        long size = Math.abs(amount);
        String behind = Long.toString(ONE + size % ONE).substring(1);
        int end = DIGITS;
        while (end > 2 && behind.charAt(end - 1) == '0') {
            end--;
        }
        return (amount < 0 ? "-" : "") + size / ONE + "." + behind.substring(0, end);
    }
}
