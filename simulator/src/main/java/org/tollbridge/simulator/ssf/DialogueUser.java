package org.tollbridge.simulator.ssf;

import java.util.List;
import org.tollbridge.simulator.ssf.CallResult.ExchangedMessage;
import org.tollbridge.wire.tcap.Component;

/** What has a dialogue with the SCP: a call, or the assisting side of one. */
interface DialogueUser {
    /** Opens the dialogue. */
    void start();

    /** Components from the SCP, with END or without. */
    void received(List<Component> components, boolean end);

    /** The dialogue is gone without the SCP's END: aborted, refused or never carried. */
    void dialogueLost(String why);

    Journal journal();

    /** What came of it, once it is over. */
    CallResult result(List<ExchangedMessage> messages);
}
