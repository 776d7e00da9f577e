package org.tollbridge.service.call;

import java.util.Optional;

/**
 * The reports that the switch owes and those that it has sent.
 *
 * @param chargingDue outstanding ApplyChargingReports
 * @param watch the last supervision requested from the switch
 * @param unwatched whether the switch has refused to supervise the conversation, so that none of them will come
 * @param informationDue whether a CallInformationReport is outstanding
 * @param charging octets of the last ApplyChargingReport, in hex
 * @param information the last CallInformationReport
 */
record Reports(
        int chargingDue,
        Watch watch,
        boolean unwatched,
        boolean informationDue,
        Optional<String> charging,
        Optional<CallInformation> information) {

    static final String INFORMATION_REQUEST = "callInformationRequest";
    private static final String APPLY_CHARGING = "applyCharging";

    static final Reports NONE = new Reports(0, Watch.NONE, false, false, Optional.empty(), Optional.empty());

    boolean due() {
        return chargingDue > 0 || informationDue;
    }

    /** Drops the measurements of an attempt that is over. */
    Reports withoutInformation() {
        return new Reports(chargingDue, watch, unwatched, informationDue, charging, Optional.empty());
    }

    /** Notes that the switch was told to supervise, and expects its reports. */
    Reports chargingAsked(Watch told) {
        return new Reports(chargingDue + told.awaited(), told, false, informationDue, charging, information);
    }

    Reports informationAsked() {
        return new Reports(chargingDue, watch, unwatched, true, charging, information);
    }

    /** Notes that the switch has refused an operation, and drops its reports. */
    Reports refused(CallEvent.InstructionFailed refused) {
        return switch (refused.operation()) {
            case INFORMATION_REQUEST -> new Reports(chargingDue, watch, unwatched, false, charging, information);
            case APPLY_CHARGING -> new Reports(0, Watch.NONE, true, informationDue, charging, information);
            default -> this;
        };
    }

    Reports chargingCame(CallEvent.ChargingReported report) {
        return new Reports(
                Math.max(0, chargingDue - 1),
                report.goesOn() ? watch.reported() : watch,
                unwatched,
                informationDue,
                Optional.of(report.octets()),
                information);
    }

    Reports informationCame(CallInformation came) {
        return new Reports(chargingDue, watch, unwatched, false, charging, Optional.of(came));
    }
}
