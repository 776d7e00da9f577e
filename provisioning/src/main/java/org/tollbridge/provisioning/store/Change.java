package org.tollbridge.provisioning.store;

/**
 * Result of a load.
 *
 * @param added new records
 * @param replaced existing records whose contents changed
 * @param unchanged existing records with the same contents
 * @param removed records removed; for numbers, those withdrawn from their subscribers
 */
public record Change(int added, int replaced, int unchanged, int removed) {

    /** A change that removes nothing. */
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
