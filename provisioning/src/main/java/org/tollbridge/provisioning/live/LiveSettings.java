package org.tollbridge.provisioning.live;

/**
 * Limits of a feed.
 *
 * @param prefix start of its event identifiers: the node's name and start time
 * @param listeners largest number of simultaneous listeners
 * @param listenersOfOne same, for one account, or for all accounts of one subscriber
 * @param kept events kept for listeners that reconnect
 * @param waiting events that may wait for one listener; a listener with more is disconnected
 * @param calls calls tracked
 * @param hiddenDigits how many digits at the end of callers' numbers are replaced by x
 */
public record LiveSettings(
        String prefix, int listeners, int listenersOfOne, int kept, int waiting, int calls, int hiddenDigits) {}
