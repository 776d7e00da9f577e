package org.tollbridge.provisioning.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A feature that a subscriber may or may not use; see {@link FeaturePackage}. */
public enum Feature {
    /** Routing by caller. */
    ORIGIN,
    /** Routing by time. */
    TIME,
    PERCENTAGE,
    MENU,
    /** A switchboard. */
    EXTENSION,
    PIN,
    /** A welcome announcement. */
    ANNOUNCEMENT,
    /** An emergency switch. */
    SWITCH,
    /** Numbers to try when a destination is busy, does not answer or is unreachable. */
    FORWARDING,
    VOICE_MAIL,
    FAX,
    /** Refusing listed callers, or accepting only listed ones. */
    SCREENING,
    /** A limit on simultaneous calls to a number or a destination. */
    CONCURRENCY,
    /** A limit on calls in a sliding period. */
    CALL_RATE,
    /** Monthly limits on calls and cost. */
    CAPS,
    /** Announcements in a chosen language. */
    LANGUAGE,
    /** The feed of live events. */
    EVENTS,
    WEBHOOKS,
    REPORTS;

    /** The feature's word, such as {@code voice-mail}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Feature::word).toList();
    }

    /** The feature with this word. */
    public static Optional<Feature> of(String word) {
        return Arrays.stream(values())
                .filter(feature -> feature.word().equals(word))
                .findFirst();
    }
}
