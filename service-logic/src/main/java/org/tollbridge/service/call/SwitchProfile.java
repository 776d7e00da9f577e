package org.tollbridge.service.call;

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
 */
public record SwitchProfile(
        String name, Charging charging, boolean callInformation, Ending ending, int reportMillis, String areaCode) {

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
