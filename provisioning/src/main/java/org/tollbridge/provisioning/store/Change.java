package org.tollbridge.provisioning.store;

/**
 * What a load did to the store.
 *
 * @param added records that were not there before
 * @param replaced records that were there with other contents
 * @param unchanged records that were there already as they were loaded
 * @param removed records that are there no more; numbers that were taken from their subscribers
 */
public record Change(int added, int replaced, int unchanged, int removed) {

    /** One that removes nothing. */
    public Change(int added, int replaced, int unchanged) {
        this(added, replaced, unchanged, 0);
    }

    boolean changesNothing() {
        return added == 0 && replaced == 0 && removed == 0;
    }

    Change plus(Change other) {
        return new Change(
                added + other.added, replaced + other.replaced, unchanged + other.unchanged, removed + other.removed);
    }
}
