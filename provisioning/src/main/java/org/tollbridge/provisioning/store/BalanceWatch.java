package org.tollbridge.provisioning.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Watches balances for changes other than one node's own postings: changes at the desk, from the audit trail, and
 * postings of other nodes. Both are read in commit order, postings separately for each node, so that none is missed.
 * Not thread-safe.
 */
public final class BalanceWatch {

    /**
     * Changes made by others.
     *
     * @param there current balances of all subscribers whose balance may have changed
     * @param gone subscribers that may have had a balance and now have none
     */
    public record Changes(List<Balance> there, Set<String> gone) {}

    /** Read positions: the audit trail for the desk, and each node's journal. */
    private record Marks(long change, Map<String, Long> postings) {}

    private record Read<T>(Marks marks, T what) {}

    private final NumberStore store;
    private final String node;
    private Marks seen = new Marks(0, Map.of());

    /**
     * Watches a store.
     *
     * @param node own node, whose postings are ignored
     */
    public BalanceWatch(NumberStore store, String node) {
        this.store = store;
        this.node = node;
    }

    /** All balances. */
    public List<Balance> all() throws StoreException {
        return seen(store.read(handle -> new Read<>(marks(handle), Balances.all(handle))));
    }

    /** Changes by others since {@link #all} or the previous call. Some may be reported twice. */
    public Changes changes() throws StoreException {
        return seen(store.read(handle -> {
            Marks now = marks(handle);
            Set<String> names = new HashSet<>(byDesk(handle));
            for (Map.Entry<String, Long> each : now.postings().entrySet()) {
                if (!each.getKey().equals(node)) {
                    names.addAll(byNode(handle, each.getKey(), each.getValue()));
                }
            }
            List<Balance> there = Balances.of(handle, names);
            there.forEach(balance -> names.remove(balance.subscriber()));
            return new Read<>(now, new Changes(there, names));
        }));
    }

    private <T> T seen(Read<T> read) {
        seen = read.marks();
        return read.what();
    }

    /** Marks are read before the data, so that changes in between are read again rather than missed. */
    private static Marks marks(Handle handle) {
        Map<String, Long> postings = new HashMap<>();
        handle.createQuery("select node, last_record from balance_posting")
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(each -> postings.put(each.getKey(), each.getValue()));
        return new Marks(ChangeLog.head(handle).id(), postings);
    }

    private List<String> byDesk(Handle handle) {
        return handle.createQuery("select item from change_item where change_id > ? and resource = ?")
                .bind(0, seen.change())
                .bind(1, Balance.FORM.name())
                .mapTo(String.class)
                .list();
    }

    private List<String> byNode(Handle handle, String other, long now) {
        long before = seen.postings().getOrDefault(other, -1L);
        return handle.createQuery("select subscriber from balance where posted_by = ? and posted_to > ?")
                .bind(0, other)
                // A node with a new journal starts from the beginning.
                .bind(1, before > now ? -1 : before)
                .mapTo(String.class)
                .list();
    }
}
