package org.tollbridge.provisioning.live;

import java.time.Duration;

/**
 * Settings of webhook delivery.
 *
 * @param node name of this node
 * @param targets permitted addresses
 * @param patience how long delivery of an event is tried before it is abandoned
 * @param firstPause pause after the first failure; it doubles each time, up to {@link #LONGEST_PAUSE}
 */
public record WebhookSettings(String node, WebhookTargets targets, Duration patience, Duration firstPause) {

    /** Longest pause between two attempts. */
    public static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** The pause after this many failed attempts. */
    Duration pause(int failures) {
        Duration pause = firstPause;
        for (int i = 1; i < failures && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
