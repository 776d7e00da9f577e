package org.tollbridge.service.port;

import java.util.Optional;
import java.util.function.Consumer;

/** Where a node takes up the dialogues of another one that is gone. */
public interface LostDialogues {

    /**
     * Goes on with a dialogue.
     *
     * @param handle what {@link SwitchDialogue#handle} of the node that began it has given
     * @param news told in order, on the threads that bring messages; must be quick
     * @return empty if the handle cannot be read, or names a switch that this node does not know
     */
    Optional<LostDialogue> adopt(String handle, Consumer<LostDialogue.News> news);
}
