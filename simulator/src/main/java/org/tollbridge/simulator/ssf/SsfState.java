package org.tollbridge.simulator.ssf;

/** The states of the SSF for one call (ETS 300 374-1 7.1.1.5). */
enum SsfState {
    /** No relationship with the SCP: the call continues by itself, or has ended. */
    IDLE("Idle"),
    /** The call is suspended and waits for the SCP. */
    WAITING_FOR_INSTRUCTIONS("Waiting for Instructions"),
    /** The caller is connected to the switch's own resource, and the call waits for the SCP. */
    WAITING_FOR_END_OF_USER_INTERACTION("Waiting for End of User Interaction"),
    /** The caller is connected to an assisting switch or peripheral, and the call waits for the SCP. */
    WAITING_FOR_END_OF_TEMPORARY_CONNECTION("Waiting for End of Temporary Connection"),
    /** The call continues, and something is to be reported. */
    MONITORING("Monitoring");

    private final String title;

    SsfState(String title) {
        this.title = title;
    }

    /** The name in the standard. */
    String title() {
        return title;
    }

    /** Whether the call is suspended and Tssf runs. */
    boolean isSuspended() {
        return switch (this) {
            case IDLE, MONITORING -> false;
            case WAITING_FOR_INSTRUCTIONS,
                    WAITING_FOR_END_OF_USER_INTERACTION,
                    WAITING_FOR_END_OF_TEMPORARY_CONNECTION -> true;
        };
    }
}
