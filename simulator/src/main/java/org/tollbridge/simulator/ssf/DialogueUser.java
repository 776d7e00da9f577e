package org.tollbridge.simulator.ssf;

import java.util.List;
import org.tollbridge.simulator.ssf.CallResult.ExchangedMessage;
import org.tollbridge.wire.tcap.Component;

/** The user of a dialogue with the SCP: a call, or its assisting side. */
interface DialogueUser {
    /** Opens the dialogue. */
    void start();

    /** Takes components from the SCP, which come with END or without. */
    void received(List<Component> components, boolean end);

    /** The dialogue ended without the SCP's END: it was aborted or refused, or its messages could not be delivered. */
    void dialogueLost(String why);

    Journal journal();

    /** The result, after it has ended. */
    CallResult result(List<ExchangedMessage> messages);
}
