package org.tollbridge.provisioning.live;

import java.time.Duration;

/**
 * How webhooks are told.
 *
 * @param node name of this node
 * @param targets where they may be
 * @param patience how long an event is tried before it is given up
 * @param firstPause after a first attempt that failed; the next are twice as long each, up to {@link #LONGEST_PAUSE}
 */
public record WebhookSettings(String node, WebhookTargets targets, Duration patience, Duration firstPause) {

    /** The longest time between two attempts. */
    public static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** How long to wait after so many attempts that failed. */
    Duration pause(int failures) {
        Duration pause = firstPause;
        for (int i = 1; i < failures && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
