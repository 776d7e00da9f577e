package org.tollbridge.core.counter;

/**
 * What was counted for a service number in a calendar month.
 *
 * @param begun when the month began, in milliseconds since the epoch
 * @param cost in thousandths of a yuan
 * @param returned what corrections have taken back of it, in thousandths of a yuan; apart, so that each of them only grows
 */
public record MonthCount(String key, long begun, long calls, long cost, long returned) {

    /** The one of the later month; of the same month, what is more, for counts of a month only grow. */
    public MonthCount latest(MonthCount other) {
        if (begun != other.begun) {
            return begun > other.begun ? this : other;
        }
        return new MonthCount(
                key,
                begun,
                Math.max(calls, other.calls),
                Math.max(cost, other.cost),
                Math.max(returned, other.returned));
    }
}
