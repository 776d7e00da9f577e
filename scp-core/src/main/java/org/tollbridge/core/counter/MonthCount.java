package org.tollbridge.core.counter;

/**
 * The counts of a service number in a calendar month.
 *
 * @param begun when the month began, in milliseconds since the epoch
 * @param cost in thousandths of a yuan
 * @param returned what corrections have refunded of it, in thousandths of a yuan; kept separately so that both values
 *     only grow
 */
public record MonthCount(String key, long begun, long calls, long cost, long returned) {

    /** Identifies a count. */
    public record Id(String key, long begun) {}

    /** Returns its key and month. */
    public Id id() {
        return new Id(key, begun);
    }

    /** Returns the larger values of two counts of the same month; counts of a month only grow. */
    public MonthCount more(MonthCount other) {
        return new MonthCount(
                key,
                begun,
                Math.max(calls, other.calls),
                Math.max(cost, other.cost),
                Math.max(returned, other.returned));
    }
}
