package org.tollbridge.service.port;

import java.util.Optional;
import java.util.function.Consumer;

/** Takes over the dialogues of a node that is gone. */
public interface LostDialogues {

    /**
     * Takes over a dialogue.
     *
     * @param handle the result of {@link SwitchDialogue#handle} at the node that began it
     * @param news receives events in order, on the threads that deliver messages; must be fast
     * @return empty if the handle cannot be read, or names a switch that this node does not know
     */
    Optional<LostDialogue> adopt(String handle, Consumer<LostDialogue.News> news);
}
