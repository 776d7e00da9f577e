package org.tollbridge.service.port;

import java.util.List;
import java.util.Optional;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.SwitchProfile;

/**
 * One open dialogue with a switch, as the call engine sees it. Calls come from one thread at a time; none of them
 * blocks.
 */
public interface SwitchDialogue {

    /** What the switch at the other end can and wants. */
    SwitchProfile profile();

    /**
     * Sends the instructions of one step in one message. After an {@link Instruction.EndDialogue} the dialogue is over.
     *
     * @return false when they could not be sent, because the dialogue or the link is gone: the engine then settles the
     *     call as lost
     */
    boolean send(List<Instruction> instructions);

    /**
     * The call ends by a defect of our own. Where the switch has not been answered yet, the caller gets the default
     * treatment of the node, and the dialogue is over.
     *
     * @param what the defect, in words
     * @return false when the switch has been answered already, or nothing could be sent
     */
    default boolean defect(String what) {
        return false;
    }

    /**
     * What another node must know to go on with the dialogue if this one is lost; for {@link LostDialogues#adopt} of that node.
     * From any thread.
     *
     * @return empty where no other node can
     */
    default Optional<String> handle() {
        return Optional.empty();
    }

    /** Ends the dialogue without a word to the call: TC-U-ABORT where the link allows, and local release in any case. */
    void abort();
}
