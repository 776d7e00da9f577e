package org.tollbridge.service.charging;

import java.util.List;

/**
 * Who pays what for a call.
 *
 * @param items in chronological order, those of the caller first
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
     * @param line the line of the tariff that it results from
     * @param from seconds from the answer
     * @param count number of blocks
     * @param seconds length of each block; 0 if no time is paid for
     * @param price of each, in ten-thousandths of a yuan; negative only when a sum is rounded down
     */
    public record Item(Party party, What what, TariffLine line, int from, int count, int seconds, long price) {

        /** Returns the amount in ten-thousandths of a yuan. */
        public long amount() {
            return count * price;
        }
    }

    /** Returns what a party pays in total, in ten-thousandths of a yuan. */
    public long total(Party party) {
        long total = 0;
        for (Item item : items) {
            total += item.party() == party ? item.amount() : 0;
        }
        return total;
    }
}
