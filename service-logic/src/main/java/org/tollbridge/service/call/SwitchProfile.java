package org.tollbridge.service.call;

import java.util.Optional;
import java.util.Set;

/**
 * Capabilities and needs of a switch, as far as the service logic must know them.
 *
 * @param name the switch's configured name, used in records and counters
 * @param charging the operations that tell the switch who pays
 * @param callInformation whether to request CallInformationReport on each call
 * @param ending how to end a dialogue when there are no further instructions
 * @param reportMillis how long to wait for outstanding reports after a call's end
 * @param areaCode area of the switch's own lines, without leading 0, such as 10: it completes a subscriber number;
 *     empty to use the number plan's home area
 * @param resource its means to play announcements and collect digits
 * @param chargingEvents whether it can be asked to report charging events
 * @param furnishesAtEnd whether it wants final billing data of an answered call before the release; it then waits for
 *     them when a party hangs up
 * @param chargingReports number of ApplyChargingReports for each ApplyCharging, 1 or more: one for each charged party
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

    /** Creates a switch that reports once, has no charging events, and gets no billing data at a call's end. */
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
     * Announcements and digit collection of a switch, by its own resource or an assisting one.
     *
     * @param announcements names of those that it can play; empty if there is no resource
     * @param tssfSeconds how long the switch waits for an instruction before it abandons a call, 3 or more
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
         * Returns the name of an announcement for callers who hear a language: the one with the language appended, such
         * as welcome-en, otherwise the plain one; empty when it has neither.
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

    /** The operations that tell the switch who pays. */
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
