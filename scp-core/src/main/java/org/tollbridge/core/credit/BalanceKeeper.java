package org.tollbridge.core.credit;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** A store of balances that survives a failure of the node. */
public interface BalanceKeeper {

    /**
     * A subscriber's prepaid balance.
     *
     * @param amount in ten-thousandths of a yuan
     * @param endsCalls whether a call in progress ends when it is used up
     * @param since milliseconds since the epoch; calls that ended earlier are not charged to it
     */
    record Balance(String subscriber, long amount, boolean endsCalls, long since) {}

    /**
     * The cost of a record.
     *
     * @param endedAt when its call ended, in milliseconds since the epoch
     * @param amount in ten-thousandths of a yuan; negative for a refund, 0 only to have the balance returned
     */
    record Used(String subscriber, long endedAt, long amount) {}

    /** Returns the number of the last journal record charged to balances; empty when none ever was. */
    OptionalLong posted() throws IOException;

    /** Returns all balances. */
    List<Balance> read() throws IOException;

    /**
     * Changes made by others than {@link #post}.
     *
     * @param there current balances that may have changed
     * @param gone subscribers who may have had a balance and have none now
     */
    record Changes(List<Balance> there, Set<String> gone) {}

    /** Returns the changes made by others since {@link #read} or the previous call; some may be reported again. */
    Changes changes() throws IOException;

    /**
     * Charges the cost of calls to the balances that existed when they ended, all of it or nothing. After a failure the
     * outcome is unknown until {@link #posted} is read.
     *
     * @param before the last result of {@link #posted}
     * @param upTo number of the last journal record included
     * @param used may include subscribers without a balance, who are not charged
     * @return the resulting balances of those subscribers in {@code used} who have one; no others are read
     * @throws IOException also when {@link #posted} is no longer {@code before}; nothing is charged then
     */
    List<Balance> post(OptionalLong before, long upTo, List<Used> used) throws IOException;
}
