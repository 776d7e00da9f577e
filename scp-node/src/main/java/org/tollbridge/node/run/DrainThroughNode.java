package org.tollbridge.node.run;

import java.time.Duration;
import java.util.function.IntSupplier;
import org.tollbridge.node.control.ControlCommand;
import org.tollbridge.node.control.Replies;

/** The request to drain and end a node, as by SIGTERM: it accepts no more calls, lets open ones end, and exits. */
public final class DrainThroughNode {

    /** Name of the request. The response has {@code open} calls and the {@code seconds} that they may continue. */
    public static final String COMMAND = "drain";

    private DrainThroughNode() {}

    /**
     * The node's side.
     *
     * @param open number of open calls
     * @param limit how long they may continue
     */
    static ControlCommand serve(IntSupplier open, Duration limit) {
        return (request, body, replies) -> {
            replies.send(Replies.line()
                    .put("open", open.getAsInt())
                    .put("seconds", limit.toSeconds())
                    .put("done", true));
            replies.flush();
            // The shutdown hook ends the process in order, whatever triggers the exit.
            Thread.ofPlatform().name("leave").start(() -> System.exit(0));
        };
    }
}
