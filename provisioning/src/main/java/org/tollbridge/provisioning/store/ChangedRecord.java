package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.Set;

/**
 * A changed record, without its contents.
 *
 * @param change sequence number of the change in the store
 * @param place position of the record within the change, from 0
 * @param resource what kind of record it is, such as "number"
 * @param item the record's key
 * @param step what was done, such as "put" or "reserve"
 * @param owners its subscribers before and after; empty when it is the operator's
 */
public record ChangedRecord(
        long change, int place, Instant at, String resource, String item, String step, Set<String> owners) {

    public ChangedRecord {
        owners = Set.copyOf(owners);
    }
}
