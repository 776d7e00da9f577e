package org.tollbridge.simulator.ssf;

/** How a dialogue ends once nothing is armed and no report is pending. */
public enum DialogueEnd {
    /** Basic end by the SCP, which answers the last report with END. */
    BY_SCP,
    /** Basic end by the switch, whose last report comes in END. */
    BY_SWITCH,
    /** Prearranged end: both sides forget the dialogue without a message. */
    PREARRANGED
}
