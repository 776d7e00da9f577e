package org.tollbridge.service.port;

import java.util.List;
import java.util.Optional;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.SwitchProfile;

/** One open dialogue with a switch, as the call engine sees it. Called by one thread at a time; no method blocks. */
public interface SwitchDialogue {

    /** Returns capabilities and needs of the switch. */
    SwitchProfile profile();

    /**
     * Sends the instructions of one step in one message. An {@link Instruction.EndDialogue} ends the dialogue.
     *
     * @return false when they could not be sent, because the dialogue or the link is gone: the engine then settles the
     *     call as lost
     */
    boolean send(List<Instruction> instructions);

    /**
     * Ends the call because of a defect of our own. If the switch has not been answered yet, the caller gets the
     * default treatment of the node, and the dialogue is over.
     *
     * @param what the defect, in words
     * @return false when the switch has already been answered, or nothing could be sent
     */
    default boolean defect(String what) {
        return false;
    }

    /**
     * Returns what another node needs to take the dialogue over if this one is lost, for its {@link
     * LostDialogues#adopt}. Called on any thread.
     *
     * @return empty if no other node can
     */
    default Optional<String> handle() {
        return Optional.empty();
    }

    /**
     * Ends the dialogue without instructions for the call: TC-U-ABORT if the link allows it, and local release in any
     * case.
     */
    void abort();
}
