package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ended calls, as loaded by {@link CallLoading}. Thread-safe. */
public final class CallRecords {

    private final NumberStore store;

    /** The calls in a store. */
    public CallRecords(NumberStore store) {
        this.store = store;
    }

    /**
     * Position in the calls from which to continue.
     *
     * @param callId among calls offered at this time, only those with a lower identifier
     */
    public record Position(Instant offeredAt, String callId) {

        /** The end, which is where the newest calls are. */
        public static final Position END = new Position(Instant.parse("9999-12-31T00:00:00Z"), "");

        /** The position after a call. */
        public static Position after(StoredCall call) {
            return new Position(call.offeredAt(), call.callId());
        }
    }

    /** Calls before a position, newest first. */
    public List<StoredCall> find(CallFilter filter, Position before, int limit) throws StoreException {
        return store.read(handle -> CallTable.find(handle, filter, before, limit));
    }

    /** The call with this identifier. */
    public Optional<StoredCall> find(String callId) throws StoreException {
        return store.read(handle -> CallTable.find(handle, callId));
    }
}
