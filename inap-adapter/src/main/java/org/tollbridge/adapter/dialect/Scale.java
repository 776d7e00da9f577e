package org.tollbridge.adapter.dialect;

/**
 * From a number that is a fact to the one that stands in octets, and back.
 *
 * @param times how many units one of the fact is
 * @param unit how much of the fact one unit is; what is left over is rounded half up
 * @param plus added to the units, where a layout does not begin to count with 0 or 1
 */
record Scale(long times, long unit, long plus) {

    /** Whether nothing is lost by rounding. */
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
