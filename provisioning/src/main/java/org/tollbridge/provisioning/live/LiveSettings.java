package org.tollbridge.provisioning.live;

/**
 * What a feed holds at the most.
 *
 * @param prefix what the identifiers of its events begin with: the node's name and when it started
 * @param listeners that may listen at one time
 * @param listenersOfOne of these, those of one account, or of all accounts of one subscriber
 * @param kept events that are kept for listeners who come back
 * @param waiting events that wait for one listener; one for whom there are more is let go
 * @param calls that are followed
 * @param hiddenDigits how many digits at the end of callers' numbers become x
 */
public record LiveSettings(
        String prefix, int listeners, int listenersOfOne, int kept, int waiting, int calls, int hiddenDigits) {}
