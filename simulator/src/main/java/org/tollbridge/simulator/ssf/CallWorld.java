package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.List;
import org.tollbridge.wire.tcap.Component;

/** The services that one call uses of its switch. All calls to and from it are made on one thread. */
interface CallWorld {
    /** A scheduled task that can be cancelled. */
    interface Timer {
        void cancel();
    }

    /** Sends components in the call's dialogue, which the first ones open; with END if the dialogue ends. */
    void send(List<Component> components, boolean end);

    /** Aborts the dialogue. */
    void abort();

    /** Forgets the dialogue without a message. */
    void forget();

    /** Runs a task after a delay in real time. */
    Timer after(Duration real, Runnable task);

    /** The elapsed call time since an arbitrary start. */
    Duration now();

    /** Connects the caller to an assisting side, which asks the SCP for instructions in its own dialogue. */
    TemporaryConnection assist(TemporaryConnection.Request request, TemporaryConnection.Assisted assisted);

    /** The call and its dialogue have ended. */
    void over();
}
