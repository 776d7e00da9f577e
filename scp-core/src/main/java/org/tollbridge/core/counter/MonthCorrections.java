package org.tollbridge.core.counter;

/** Adjusts the monthly cost of a number when one of its calls is corrected. */
@FunctionalInterface
public interface MonthCorrections {

    /**
     * A correction of a call after its end.
     *
     * @param number service number
     * @param id of the correction's record; the same identifier counts only once
     * @param offeredAt when the call was offered, in milliseconds since the epoch: its cost belongs to that month
     * @param cost change of its cost, in thousandths of a yuan; may be negative
     */
    record MonthCorrection(String number, String id, long offeredAt, long cost) {}

    /**
     * Counts a correction if the month of its call is still counted. Does not wait.
     *
     * @return false when too many corrections are queued and this one is dropped
     */
    boolean correct(MonthCorrection correction);
}
