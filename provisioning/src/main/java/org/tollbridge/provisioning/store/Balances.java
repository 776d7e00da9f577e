package org.tollbridge.provisioning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.service.charging.Yuan;

/** Balances of subscribers: changes at the desk, and charges for calls. */
public final class Balances {

    private static final String COLUMNS = "subscriber, amount, ends_calls, since_millis";

    /** Names per query. */
    private static final int PIECE = 500;

    /** A hundred million yuan, so that the sum of a balance and a month's calls fits a long. */
    private static final long MOST = 100_000_000 * Yuan.ONE;

    /**
     * Cost of a call.
     *
     * @param endedAt when it ended, in milliseconds since the epoch
     * @param amount in ten-thousandths of a yuan; negative for a refund, 0 only to get the balance
     */
    public record Used(String subscriber, long endedAt, long amount) {}

    private final NumberStore store;

    /** The balances of a store. */
    public Balances(NumberStore store) {
        this.store = store;
    }

    /** Balances of subscribers whose names come after {@code after}, in name order. */
    public List<Balance> list(String after, int limit) throws StoreException {
        return store.read(handle -> handle.createQuery(
                        "select " + COLUMNS + " from balance where subscriber > ? order by subscriber" + " limit ?")
                .bind(0, after)
                .bind(1, Math.min(limit, Inventory.MOST))
                .map((row, context) -> read(row))
                .list());
    }

    /** The balance of a subscriber; empty when it has none and its calls are not charged to one. */
    public Optional<Balance> find(String subscriber) throws StoreException {
        return store.read(handle -> find(handle, subscriber));
    }

    static Optional<Balance> find(Handle handle, String subscriber) {
        return handle.createQuery("select " + COLUMNS + " from balance where subscriber = ?")
                .bind(0, subscriber)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static Balance read(ResultSet row) throws SQLException {
        return new Balance(row.getString(1), row.getLong(2), row.getBoolean(3), row.getLong(4));
    }

    /**
     * Creates a zero balance for a subscriber, or changes what happens when it is used up.
     *
     * @throws AbsentException when there is no such subscriber
     */
    public Balance put(String subscriber, boolean endsCalls, Intent intent) throws StoreException {
        return store.change(intent, handle -> {
            if (SubscriberTable.find(handle, subscriber).isEmpty()) {
                throw new AbsentException("there is no subscriber " + subscriber
                        + "; add it first: tollbridge subscriber put " + subscriber);
            }
            Optional<Balance> before = find(handle, subscriber);
            Balance after = before.map(old -> new Balance(subscriber, old.amount(), endsCalls, old.since()))
                    .orElseGet(() ->
                            new Balance(subscriber, 0, endsCalls, store.now().toEpochMilli()));
            return write(handle, before, after, "put", intent);
        });
    }

    /** Same as {@link #add(String, long, boolean, Intent)}, without overdrawing. */
    public Balance add(String subscriber, long amount, Intent intent) throws StoreException {
        return add(subscriber, amount, false, intent);
    }

    /**
     * Adds to a balance, or deducts from it.
     *
     * @param amount in ten-thousandths of a yuan; negative to deduct
     * @param overdraw whether the balance may become negative
     * @throws AbsentException when the subscriber has no balance
     * @throws RefusedException when the balance would exceed a hundred million yuan either way, or become negative
     *     without {@code overdraw}
     */
    public Balance add(String subscriber, long amount, boolean overdraw, Intent intent) throws StoreException {
        return store.change(intent, handle -> {
            Balance before = standing(handle, subscriber);
            Balance after = before.plus(amount);
            if (amount < 0 && after.amount() < 0 && !overdraw) {
                throw new RefusedException(subscriber + " has " + Yuan.text(before.amount()) + " yuan, and taking "
                        + Yuan.text(-amount) + " would leave " + Yuan.text(after.amount())
                        + "; take less, or allow a negative balance with overdraw");
            }
            if (Math.abs(after.amount()) > MOST) {
                throw new RefusedException("a balance of " + Yuan.text(after.amount())
                        + " yuan is out of range; at most " + Yuan.text(MOST));
            }
            return write(handle, Optional.of(before), after, amount < 0 ? "take from" : "add to", intent);
        });
    }

    /**
     * Removes a balance. The subscriber's calls are no longer charged to one.
     *
     * @throws AbsentException when the subscriber has no balance
     */
    public void remove(String subscriber, Intent intent) throws StoreException {
        store.change(intent, handle -> {
            Balance before = standing(handle, subscriber);
            RecordChange.write(
                    handle, store.now(), Balance.FORM, subscriber, Optional.of(before), Optional.empty(), intent);
            return handle.createUpdate("delete from balance where subscriber = ?")
                    .bind(0, subscriber)
                    .execute();
        });
    }

    private static Balance standing(Handle handle, String subscriber) throws AbsentException {
        return find(handle, subscriber)
                .orElseThrow(() -> new AbsentException(
                        "subscriber " + subscriber + " has no balance; create one with balance put"));
    }

    private Balance write(Handle handle, Optional<Balance> before, Balance after, String step, Intent intent)
            throws StoreException {
        RecordChange.write(
                handle, store.now(), Balance.FORM, after.subscriber(), step, before, Optional.of(after), intent);
        // Concurrent charges are not lost, because the amount is changed by the difference.
        String statement = before.isEmpty()
                ? "insert into balance (amount, ends_calls, since_millis, subscriber) values (?, ?, ?, ?)"
                : "update balance set amount = amount + ?, ends_calls = ?, since_millis = ? where subscriber = ?";
        handle.createUpdate(statement)
                .bind(0, after.amount() - before.map(Balance::amount).orElse(0L))
                .bind(1, after.endsCalls())
                .bind(2, after.since())
                .bind(3, after.subscriber())
                .execute();
        return after;
    }

    /** Number of the last record of a node's journal that was charged to balances; empty when none was. */
    public OptionalLong posted(String node) throws StoreException {
        Optional<Long> last =
                store.read(handle -> handle.createQuery("select last_record from balance_posting where node = ?")
                        .bind(0, node)
                        .mapTo(Long.class)
                        .findOne());
        return last.isPresent() ? OptionalLong.of(last.get()) : OptionalLong.empty();
    }

    /** All balances. */
    public List<Balance> all() throws StoreException {
        return store.read(Balances::all);
    }

    static List<Balance> all(Handle handle) {
        return handle.createQuery("select " + COLUMNS + " from balance")
                .map((row, context) -> read(row))
                .list();
    }

    /**
     * Charges calls to the balances that existed when they ended, and stores the position in the node's journal in the
     * same transaction.
     *
     * @param before result of {@link #posted}
     * @param upTo number of the last record included
     * @param used may include subscribers without a balance, which are not charged
     * @return the resulting balances of the subscribers in {@code used} that have one, in name order
     * @throws StoreException also when the stored position differs from {@code before}; nothing is charged then
     */
    public List<Balance> post(String node, OptionalLong before, long upTo, List<Used> used) throws StoreException {
        return store.note(handle -> {
            move(handle, node, before, upTo);
            return take(handle, node, upTo, used);
        });
    }

    private static List<Balance> take(Handle handle, String node, long upTo, List<Used> used) {
        Map<String, List<Used>> wanted = used.stream().collect(Collectors.groupingBy(Used::subscriber));
        List<Balance> before = of(handle, wanted.keySet());
        PreparedBatch batch = handle.prepareBatch("update balance set amount = amount - ?, posted_by = ?, posted_to = ?"
                + " where subscriber = ? and since_millis = ?");
        // A fixed order, so that two nodes cannot deadlock.
        for (Balance balance : before) {
            long sum = wanted.getOrDefault(balance.subscriber(), List.of()).stream()
                    .filter(each -> each.endedAt() >= balance.since())
                    .mapToLong(Used::amount)
                    .sum();
            if (sum != 0) {
                batch.bind(0, sum)
                        .bind(1, node)
                        .bind(2, upTo)
                        .bind(3, balance.subscriber())
                        .bind(4, balance.since())
                        .add();
            }
        }
        if (batch.size() == 0) {
            return before;
        }
        batch.execute();
        return of(handle, before.stream().map(Balance::subscriber).toList());
    }

    /** Balances of some subscribers, in name order. */
    static List<Balance> of(Handle handle, Collection<String> subscribers) {
        List<String> names = subscribers.stream().sorted().toList();
        List<Balance> found = new ArrayList<>();
        for (int from = 0; from < names.size(); from += PIECE) {
            found.addAll(handle.createQuery("select " + COLUMNS + " from balance where subscriber in (<names>)")
                    .bindList("names", names.subList(from, Math.min(names.size(), from + PIECE)))
                    .map((row, context) -> read(row))
                    .list());
        }
        found.sort(Comparator.comparing(Balance::subscriber));
        return found;
    }

    /** A caller that lost the answer to a completed step and repeats it finds another position here. */
    private static void move(Handle handle, String node, OptionalLong before, long upTo) throws StoreException {
        if (before.isEmpty()) {
            handle.createUpdate("insert into balance_posting (last_record, node) values (?, ?)")
                    .bind(0, upTo)
                    .bind(1, node)
                    .execute();
            return;
        }
        int moved = handle.createUpdate("update balance_posting set last_record = ? where node = ? and last_record = ?")
                .bind(0, upTo)
                .bind(1, node)
                .bind(2, before.getAsLong())
                .execute();
        if (moved == 0) {
            throw new StoreException("calls of " + node + " were charged to balances up to another record than "
                    + before.getAsLong() + "; the position is read again");
        }
    }
}
