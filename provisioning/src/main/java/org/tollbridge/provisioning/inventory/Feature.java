package org.tollbridge.provisioning.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a subscriber may be allowed to use, or not: see {@link FeaturePackage}. */
public enum Feature {
    /** Routing by who calls. */
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
    /** Numbers to try when a destination is busy, does not answer or cannot be reached. */
    FORWARDING,
    VOICE_MAIL,
    FAX,
    /** Callers who are refused, or taken alone. */
    SCREENING,
    /** A limit of calls at one time, of a number or a destination. */
    CONCURRENCY,
    /** A limit of calls in a sliding period. */
    CALL_RATE,
    /** Limits of calls and cost in a month. */
    CAPS,
    /** Announcements in a language. */
    LANGUAGE,
    /** The feed of what happens at the moment. */
    EVENTS,
    WEBHOOKS,
    REPORTS;

    /** The word for it, such as {@code voice-mail}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Feature::word).toList();
    }

    /** The feature of a word. */
    public static Optional<Feature> of(String word) {
        return Arrays.stream(values())
                .filter(feature -> feature.word().equals(word))
                .findFirst();
    }
}
