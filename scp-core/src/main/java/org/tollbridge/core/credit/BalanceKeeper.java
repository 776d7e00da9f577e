package org.tollbridge.core.credit;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Keeps balances where a failure of the node does not reach them. */
public interface BalanceKeeper {

    /**
     * What a subscriber has paid in advance.
     *
     * @param amount in ten-thousandths of a yuan
     * @param endsCalls whether a call in progress ends when it is used up
     * @param since milliseconds since the epoch: calls that ended before are not taken from it
     */
    record Balance(String subscriber, long amount, boolean endsCalls, long since) {}

    /**
     * What a record costs.
     *
     * @param endedAt when its call ended, in milliseconds since the epoch
     * @param amount in ten-thousandths of a yuan; below 0 to give back, 0 only to hear of the balance
     */
    record Used(String subscriber, long endedAt, long amount) {}

    /** Up to which record of the journal calls were taken from balances; empty when none ever were. */
    OptionalLong posted() throws IOException;

    /** All balances. */
    List<Balance> read() throws IOException;

    /**
     * What others than {@link #post} have done.
     *
     * @param there the balances of now of all who may have another one than before
     * @param gone who may have had a balance and has none
     */
    record Changes(List<Balance> there, Set<String> gone) {}

    /** What others have changed since {@link #read} or this was answered last; some of it may be told once more. */
    Changes changes() throws IOException;

    /**
     * Takes what calls have cost from the balances that there were when they ended, all of it or nothing. When it fails
     * nobody knows which: {@link #posted} says so.
     *
     * @param before what {@link #posted} has said
     * @param upTo number of the last record of the journal that is in it
     * @param used also of subscribers without a balance, from whom nothing is taken
     * @return after it, the balances of those who are in {@code used} and have one; no others are read
     * @throws IOException also when {@link #posted} is not {@code before} any more; nothing is taken then
     */
    List<Balance> post(OptionalLong before, long upTo, List<Used> used) throws IOException;
}
