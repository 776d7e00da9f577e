package org.tollbridge.provisioning.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody is to the operator. What each may do is said by the API's table of routes. */
public enum Role {
    /** Runs the operator's number business, with all who use it. */
    ADMINISTRATOR,
    /** Serves subscribers: numbers, ranges, subscribers, plans. */
    DESK,
    /** Runs the nodes; looks at everything, and changes no number. */
    ENGINEER,
    /** Looks at everything, the audit trail included, and changes nothing. */
    AUDITOR,
    /** Of a subscriber: changes the plans of its numbers, and has its other accounts in hand. */
    SUBSCRIBER_ADMINISTRATOR,
    /** Of a subscriber: looks at its numbers, and sets what needs no change of a plan's tree. */
    SUBSCRIBER_USER;

    /** Whether such an account belongs to a subscriber, and sees nothing but what is the subscriber's. */
    public boolean ofSubscriber() {
        return this == SUBSCRIBER_ADMINISTRATOR || this == SUBSCRIBER_USER;
    }

    /** The role as requests and the store write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of a word; empty when there is none. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Role::word).toList();
    }
}
