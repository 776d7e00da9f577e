package org.tollbridge.service.charging;

import java.util.List;

/**
 * Who pays what for a call.
 *
 * @param items in the order of time, those of the caller first
 */
public record Bill(List<Item> items) {

    public Bill {
        items = List.copyOf(items);
    }

    /** What is paid for. */
    public enum What {
        SET_UP,
        FREE_SECONDS,
        FIRST_BLOCK,
        NEXT_BLOCKS,
        ROUNDING
    }

    /**
     * One item.
     *
     * @param line the line of the tariff that says so
     * @param from seconds from the answer
     * @param count how many blocks
     * @param seconds how long each of them is; 0 where no time is paid for
     * @param price of each, in ten-thousandths of a yuan; below 0 only where a sum is rounded down
     */
    public record Item(Party party, What what, TariffLine line, int from, int count, int seconds, long price) {

        /** In ten-thousandths of a yuan. */
        public long amount() {
            return count * price;
        }
    }

    /** What a party pays in all, in ten-thousandths of a yuan. */
    public long total(Party party) {
        long total = 0;
        for (Item item : items) {
            total += item.party() == party ? item.amount() : 0;
        }
        return total;
    }
}
