package org.tollbridge.service.call;

import java.util.Optional;

/**
 * The reports that the switch owes and those that it gave.
 *
 * @param chargingDue ApplyChargingReports that have not come
 * @param watch what the switch was told last of the conversation
 * @param unwatched whether the switch has refused to watch the conversation, so that none of them will come
 * @param informationDue whether a CallInformationReport has been asked for and has not come
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

    /** Forgets what a switch measured of an attempt that is over. */
    Reports withoutInformation() {
        return new Reports(chargingDue, watch, unwatched, informationDue, charging, Optional.empty());
    }

    /** The switch is told to watch, and to report so often. */
    Reports chargingAsked(Watch told) {
        return new Reports(chargingDue + told.awaited(), told, false, informationDue, charging, information);
    }

    Reports informationAsked() {
        return new Reports(chargingDue, watch, unwatched, true, charging, information);
    }

    /** The switch has refused to do something, and reports nothing of it. */
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
