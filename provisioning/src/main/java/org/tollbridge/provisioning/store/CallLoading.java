package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tollbridge.service.call.CallRecord;

/** Loads ended calls from the nodes' journals, counts them for reports, and deletes old ones. Thread-safe. */
public final class CallLoading {

    private final NumberStore store;
    private final CallGrouping grouping;

    /** Loads into a store. */
    public CallLoading(NumberStore store, CallGrouping grouping) {
        this.store = store;
        this.grouping = grouping;
    }

    /** Number of the last loaded record of a node's journal; 0 when none is loaded. */
    public long place(String node) throws StoreException {
        return store.read(handle -> handle.createQuery("select last_sequence from record_place where node = :node")
                .bind("node", node)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    /**
     * Adds and counts records, and stores the position in their node's journal, in one transaction. Calls that are
     * already stored, or older than those deleted, are skipped, so loading again changes nothing.
     *
     * @param last journal number of the last record
     * @param hiddenDigits how many digits at the end of callers' numbers are replaced by x
     */
    public void add(String node, List<CallRecord> records, long last, int hiddenDigits) throws StoreException {
        store.beside(handle -> {
            long horizon = horizon(handle);
            Set<String> passedOver = CallTable.known(
                    handle, records.stream().map(CallRecord::callId).toList());
            CallTally tally = new CallTally(grouping);
            List<StoredCall> calls = new ArrayList<>();
            for (CallRecord record : records) {
                if (record.isEnd() && record.offeredAt() >= horizon && passedOver.add(record.callId())) {
                    StoredCall call = StoredCall.of(record, hiddenDigits);
                    calls.add(call);
                    tally.add(record, call);
                }
            }
            CallTable.insert(handle, calls);
            for (CallRecord record : records) {
                if (record.correction().isPresent()
                        && record.offeredAt() >= horizon
                        && CorrectionTable.insert(handle, record)) {
                    tally.correct(record, StoredCall.of(record, hiddenDigits));
                }
            }
            CallParts.insert(
                    handle,
                    records.stream()
                            .filter(record -> record.offeredAt() >= horizon)
                            .toList());
            CountTable.add(handle, tally.rows());
            move(handle, node, last);
            return calls.size();
        });
    }

    private static void move(Handle handle, String node, long last) {
        boolean known = handle.createUpdate("update record_place set last_sequence = :last where node = :node")
                        .bind("node", node)
                        .bind("last", last)
                        .execute()
                == 1;
        if (!known) {
            handle.createUpdate("insert into record_place (node, last_sequence) values (:node, :last)")
                    .bind("node", node)
                    .bind("last", last)
                    .execute();
        }
    }

    /** Milliseconds since the epoch; calls offered before this have been deleted. */
    private static long horizon(Handle handle) {
        return handle.createQuery("select offered_before from call_horizon")
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(moment -> moment.toInstant().toEpochMilli())
                .orElse(Long.MIN_VALUE);
    }

    /**
     * Deletes the oldest calls offered before a given time. Their counts remain.
     *
     * @return number deleted; {@code most} when more may remain
     */
    public int forget(Instant before, int most) throws StoreException {
        return store.beside(handle -> {
            OffsetDateTime horizon = before.atOffset(ZoneOffset.UTC);
            handle.createUpdate("insert into call_horizon (only_row, offered_before) values (1, :before)"
                            + " on conflict do nothing")
                    .bind("before", horizon)
                    .execute();
            handle.createUpdate("update call_horizon set offered_before = :before where offered_before < :before")
                    .bind("before", horizon)
                    .execute();
            int parts = CallParts.forget(handle, before, most);
            parts = Math.max(parts, CorrectionTable.forget(handle, before, most));
            return Math.max(parts, CallTable.forget(handle, before, most));
        });
    }

    /**
     * Deletes some of the oldest counts for days before a given time.
     *
     * @return number deleted; {@code most} when more may remain
     */
    public int forgetCounts(Instant before, int most) throws StoreException {
        LocalDate day = grouping.local(before).toLocalDate();
        return store.beside(handle -> CountTable.forget(handle, day, most));
    }
}
