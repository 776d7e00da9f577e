package org.tollbridge.provisioning.api;

import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.StoreException;

/**
 * Storage of a resource's records.
 *
 * @param <T> the record
 */
interface Shelf<T> {

    /** Records in key order, after a given key, as selected by the call's query and restricted to what it may see. */
    List<T> list(Call call, String after, int limit) throws StoreException, ProblemException;

    /** The record with a key, whoever owns it. */
    Optional<T> find(String key) throws StoreException;

    /**
     * Refuses a record that the caller may not put, before its existence is checked.
     *
     * @throws FormException with the faults
     */
    default void check(Call call, T record) throws FormException {}

    /** Adds or changes a record; returns whether it is new. */
    boolean put(T record, Intent intent) throws StoreException;

    /** Removes a record. */
    void remove(String key, Intent intent) throws StoreException;
}
