package org.tollbridge.service.port;

import java.util.Optional;
import java.util.function.Consumer;
import org.tollbridge.service.call.CallEvent;

/** Takes new calls from the network side into the running SCP. Thread-safe; never blocks. */
public interface CallGate {

    /**
     * Offers a call for which a switch requests instructions.
     *
     * @return receives the dialogue's later events, in their order on the wire; empty when the node does not take the
     *     call (overload, drain), and the network side must give the caller the default treatment
     */
    Optional<Consumer<CallEvent>> offer(SwitchDialogue dialogue, CallEvent.Offered call);
}
