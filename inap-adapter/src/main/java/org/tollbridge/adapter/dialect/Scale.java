package org.tollbridge.adapter.dialect;

/**
 * Converts a number between the value of a fact and the value in octets.
 *
 * @param times the number of units in one of the fact
 * @param unit the amount of the fact in one unit; remainders are rounded half up
 * @param plus added to the units, for layouts that count from another start
 */
record Scale(long times, long unit, long plus) {

    /** Whether rounding loses nothing. */
    boolean isExact() {
        return unit == 1;
    }

    long toUnits(Fact fact, long number, String path) throws DialectException {
        if (number > Long.MAX_VALUE / times) {
            throw new DialectException(path, fact.label() + " " + number + " is beyond all bounds");
        }
        long all = number * times;
        long units = all / unit + (all % unit >= unit - unit / 2 ? 1 : 0) + plus;
        if (units < 0) {
            throw new DialectException(path, fact.label() + " " + number + " comes to " + units + ", which is below 0");
        }
        return units;
    }

    long toNumber(long units, String path) throws DialectException {
        long all = units - plus;
        if (all < 0 || all > Long.MAX_VALUE / unit) {
            throw new DialectException(path, units + " units of " + unit + " are below 0, or beyond all bounds");
        }
        return all * unit / times;
    }
}
