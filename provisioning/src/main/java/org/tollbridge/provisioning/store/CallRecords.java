package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calls that have ended, as {@link CallLoading} has loaded them. Safe for any thread. */
public final class CallRecords {

    private final NumberStore store;

    /** The calls in a store. */
    public CallRecords(NumberStore store) {
        this.store = store;
    }

    /**
     * Where in the calls to go on.
     *
     * @param callId of the calls offered at this moment only those with a lower identifier
     */
    public record Position(Instant offeredAt, String callId) {

        /** The end, which is where the newest calls are. */
        public static final Position END = new Position(Instant.parse("9999-12-31T00:00:00Z"), "");

        /** Behind a call. */
        public static Position after(StoredCall call) {
            return new Position(call.offeredAt(), call.callId());
        }
    }

    /** Calls before a position, the newest first. */
    public List<StoredCall> find(CallFilter filter, Position before, int limit) throws StoreException {
        return store.read(handle -> CallTable.find(handle, filter, before, limit));
    }

    /** The call of an identifier. */
    public Optional<StoredCall> find(String callId) throws StoreException {
        return store.read(handle -> CallTable.find(handle, callId));
    }
}
