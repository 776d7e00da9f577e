package org.tollbridge.core.counter;

/** Changes what a number's calls of the month have cost when one of them is corrected. */
@FunctionalInterface
public interface MonthCorrections {

    /**
     * A call that was corrected after its end.
     *
     * @param number service number
     * @param id of the correction's record; what has the same one counts once
     * @param offeredAt when the call came, in milliseconds since the epoch: its cost belongs to that month
     * @param cost by how much its cost changes, in thousandths of a yuan; may be below 0
     */
    record MonthCorrection(String number, String id, long offeredAt, long cost) {}

    /**
     * Counts a correction, where the month of its call is still counted. Waits for nobody.
     *
     * @return false when so many wait to be counted that this one will not be
     */
    boolean correct(MonthCorrection correction);
}
