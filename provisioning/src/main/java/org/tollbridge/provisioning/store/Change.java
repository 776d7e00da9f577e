package org.tollbridge.provisioning.store;

/**
 * What a load did to the store.
 *
 * @param added numbers that were not there before
 * @param replaced numbers that were there with other contents
 * @param unchanged numbers that were there already as they were loaded
 */
public record Change(int added, int replaced, int unchanged) {

    boolean changesNothing() {
        return added == 0 && replaced == 0;
    }
}
