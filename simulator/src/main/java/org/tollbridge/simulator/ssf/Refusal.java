package org.tollbridge.simulator.ssf;

import org.tollbridge.wire.inap.InapError;

/**
 * Why an operation was not performed.
 *
 * @param error the error for the SCP, if the operation has it
 * @param why in words, for the result of the call
 */
record Refusal(InapError error, String why) {
    /** The script requires it; the SCP is not at fault. */
    static final String SCRIPTED = "the script says so";

    boolean isFaultOfScp() {
        return !SCRIPTED.equals(why);
    }
}
