package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.List;
import org.tollbridge.wire.tcap.Component;

/** What one call needs of the switch around it. All calls of it and by it come on one thread. */
interface CallWorld {
    /** Something that happens later unless it is called off. */
    interface Timer {
        void cancel();
    }

    /** Sends components in the call's dialogue, which the first ones open; in END if the dialogue ends with them. */
    void send(List<Component> components, boolean end);

    /** Aborts the dialogue. */
    void abort();

    /** Forgets the dialogue without a message. */
    void forget();

    /** Runs a task after a time of the clock. */
    Timer after(Duration real, Runnable task);

    /** The time that has passed for calls since some beginning. */
    Duration now();

    /** Connects the caller to an assisting side, which asks the SCP in a dialogue of its own what to do. */
    TemporaryConnection assist(TemporaryConnection.Request request, TemporaryConnection.Assisted assisted);

    /** The call and its dialogue are over. */
    void over();
}
