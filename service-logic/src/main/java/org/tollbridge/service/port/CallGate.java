package org.tollbridge.service.port;

import java.util.Optional;
import java.util.function.Consumer;
import org.tollbridge.service.call.CallEvent;

/** Where the network side hands new calls to the running SCP. Safe for any thread; never blocks. */
public interface CallGate {

    /**
     * Offers a call that a switch asks about.
     *
     * @return where the dialogue's later events go, in their order on the wire; empty when the node does not take the
     *     call (overload, drain), and the network side is to give the caller the default treatment
     */
    Optional<Consumer<CallEvent>> offer(SwitchDialogue dialogue, CallEvent.Offered call);
}
