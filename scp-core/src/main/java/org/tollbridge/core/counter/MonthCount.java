package org.tollbridge.core.counter;

/**
 * What was counted for a service number in a calendar month.
 *
 * @param begun when the month began, in milliseconds since the epoch
 * @param cost in thousandths of a yuan
 * @param returned what corrections have taken back of it, in thousandths of a yuan; apart, so that each of them only grows
 */
public record MonthCount(String key, long begun, long calls, long cost, long returned) {

    /** What tells it from others. */
    public record Id(String key, long begun) {}

    /** Of which key and month it is. */
    public Id id() {
        return new Id(key, begun);
    }

    /** Of two counts of the same month what is more, for counts of a month only grow. */
    public MonthCount more(MonthCount other) {
        return new MonthCount(
                key,
                begun,
                Math.max(calls, other.calls),
                Math.max(cost, other.cost),
                Math.max(returned, other.returned));
    }
}
