package org.tollbridge.simulator.ssf;

/** How a dialogue ends once nothing is armed and nothing is to be reported any more. */
public enum DialogueEnd {
    /** Basic end by the SCP: it answers the last report with END. */
    BY_SCP,
    /** Basic end by the switch: its last report comes in END. */
    BY_SWITCH,
    /** Prearranged end: both sides forget the dialogue without a message. */
    PREARRANGED
}
