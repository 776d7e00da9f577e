package org.tollbridge.simulator.ssf;

import org.tollbridge.wire.inap.InapError;

/**
 * Why an operation was not performed.
 *
 * @param error what the SCP is told, where the operation has that error
 * @param why in words, for the result of the call
 */
record Refusal(InapError error, String why) {
    /** The script wants it: nothing that the SCP did wrong. */
    static final String SCRIPTED = "the script says so";

    boolean isFaultOfScp() {
        return !SCRIPTED.equals(why);
    }
}
