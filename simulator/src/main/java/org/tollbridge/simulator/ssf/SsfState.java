package org.tollbridge.simulator.ssf;

/** The states of the SSF for one call (ETS 300 374-1 7.1.1.5) that a switch without specialised resources has. */
enum SsfState {
    /** No relationship with the SCP: the call goes on by itself, or is over. */
    IDLE("Idle"),
    /** The call is suspended and the SCP has the word. */
    WAITING_FOR_INSTRUCTIONS("Waiting for Instructions"),
    /** The call goes on, and something is to be reported. */
    MONITORING("Monitoring");

    private final String title;

    SsfState(String title) {
        this.title = title;
    }

    /** The name in the standard. */
    String title() {
        return title;
    }
}
