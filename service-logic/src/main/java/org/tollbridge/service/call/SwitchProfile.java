package org.tollbridge.service.call;

import java.util.Optional;
import java.util.Set;

/**
 * What a switch can and wants, as far as the service logic must know it.
 *
 * @param name the switch's configured name, used in records and counters
 * @param charging by which operations the switch is told who pays
 * @param callInformation whether to ask for CallInformationReport on each call
 * @param ending how a dialogue is ended when nothing more is to be said
 * @param reportMillis how long to wait for reports that are due after a call's end
 * @param areaCode where the switch's own lines are, without leading 0, such as 10: it completes a subscriber number;
 *     empty leaves it to the number plan's home area
 * @param resource what it has for announcements and digits
 * @param chargingEvents whether it can be asked to report charging events
 * @param furnishesAtEnd whether it wants to be told what came of an answered call before it releases it: it then waits for that
 *     when a party hangs up
 * @param chargingReports how many ApplyChargingReports it gives each time that it is told to watch a conversation, 1 or more: one
 *     for each party that is charged
 */
public record SwitchProfile(
        String name,
        Charging charging,
        boolean callInformation,
        Ending ending,
        int reportMillis,
        String areaCode,
        Resource resource,
        boolean chargingEvents,
        boolean furnishesAtEnd,
        int chargingReports) {

    public SwitchProfile {
        if (chargingReports < 1) {
            throw new IllegalArgumentException(
                    "a switch cannot give " + chargingReports + " reports of a conversation: give at least 1");
        }
    }

    /** A switch that reports once, no charging events, and is told nothing at a call's end. */
    public SwitchProfile(
            String name,
            Charging charging,
            boolean callInformation,
            Ending ending,
            int reportMillis,
            String areaCode,
            Resource resource) {
        this(name, charging, callInformation, ending, reportMillis, areaCode, resource, false, false, 1);
    }

    /**
     * What a switch has for announcements and digits, of its own or by an assisting side.
     *
     * @param announcements names of those that it can play; empty where there is no resource
     * @param tssfSeconds how long the switch waits for an instruction before it gives a call up, 3 or more
     */
    public record Resource(Set<String> announcements, int tssfSeconds) {

        /** Neither announcements nor digits. */
        public static final Resource NONE = new Resource(Set.of(), 10);

        public Resource {
            announcements = Set.copyOf(announcements);
            if (tssfSeconds < 3) {
                throw new IllegalArgumentException("Tssf cannot be " + tssfSeconds + " s: give at least 3");
            }
        }

        /**
         * The name under which it has an announcement for callers who are spoken to in a language: the one with the language
         * behind it, such as welcome-en, else the one without; empty when it has neither.
         */
        public Optional<String> spoken(String announcement, Optional<String> language) {
            if (language.isPresent()) {
                String translated = announcement + '-' + language.get();
                if (announcements.contains(translated)) {
                    return Optional.of(translated);
                }
            }
            return Optional.of(announcement).filter(announcements::contains);
        }
    }

    /** By which operations the switch is told who pays. */
    public enum Charging {
        /** FurnishChargingInformation and SendChargingInformation with each Connect. */
        FURNISH_AND_SEND,
        /** ApplyCharging with a report on each Connect; the report comes on busy and at clearing. */
        APPLY
    }

    /** ITU-T Q.771: basic end sends a TC-END, prearranged end sends nothing. */
    public enum Ending {
        BASIC,
        PREARRANGED
    }
}
