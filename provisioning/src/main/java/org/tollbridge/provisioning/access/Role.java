package org.tollbridge.provisioning.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The role of an account. The API's route table defines what each may do. */
public enum Role {
    /** Manages the operator's numbers and all accounts. */
    ADMINISTRATOR,
    /** Serves subscribers: numbers, ranges, subscribers, plans. */
    DESK,
    /** Operates the nodes; may read everything and changes no number. */
    ENGINEER,
    /** May read everything, including the audit trail, and changes nothing. */
    AUDITOR,
    /** For a subscriber: changes the plans of its numbers, and manages its other accounts. */
    SUBSCRIBER_ADMINISTRATOR,
    /** For a subscriber: reads its numbers, and changes settings that leave a plan's tree unchanged. */
    SUBSCRIBER_USER;

    /** Whether such an account belongs to a subscriber and sees only that subscriber's data. */
    public boolean ofSubscriber() {
        return this == SUBSCRIBER_ADMINISTRATOR || this == SUBSCRIBER_USER;
    }

    /** The role as written in requests and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role with this word; empty when there is none. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Role::word).toList();
    }
}
