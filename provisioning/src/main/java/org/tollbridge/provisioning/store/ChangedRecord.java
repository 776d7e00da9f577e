package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.Set;

/**
 * That a record was changed, without what it holds.
 *
 * @param change counts the changes of a store
 * @param place counts the records of a change from 0
 * @param resource what kind of record it is, such as "number"
 * @param item the record's key
 * @param step what was done, such as "put" or "reserve"
 * @param owners the subscribers whose it was or is; empty for the operator's
 */
public record ChangedRecord(
        long change, int place, Instant at, String resource, String item, String step, Set<String> owners) {

    public ChangedRecord {
        owners = Set.copyOf(owners);
    }
}
