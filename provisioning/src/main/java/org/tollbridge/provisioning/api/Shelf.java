package org.tollbridge.provisioning.api;

import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.StoreException;

/**
 * Where the records of a resource are.
 *
 * @param <T> the record
 */
interface Shelf<T> {

    /** Records by their keys, beginning after one, as the query of the call wants them and no further than it may see. */
    List<T> list(Call call, String after, int limit) throws StoreException, ProblemException;

    /** The record of a key, whoever's it is. */
    Optional<T> find(String key) throws StoreException;

    /**
     * Refuses a record that the caller may not put, before it is looked whether there is one of its key.
     *
     * @throws FormException with what is wrong
     */
    default void check(Call call, T record) throws FormException {}

    /** Adds a record, or changes it; whether it is new. */
    boolean put(T record, Intent intent) throws StoreException;

    /** Removes a record. */
    void remove(String key, Intent intent) throws StoreException;
}
