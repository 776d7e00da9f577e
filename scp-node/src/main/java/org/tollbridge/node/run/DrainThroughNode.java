package org.tollbridge.node.run;

import java.time.Duration;
import java.util.function.IntSupplier;
import org.tollbridge.node.control.ControlCommand;
import org.tollbridge.node.control.Replies;

/** The request that a node ends as by SIGTERM: it takes no more calls, lets the open ones end, and is gone. */
public final class DrainThroughNode {

    /** Name of the request. The answer has {@code open} calls and the {@code seconds} that they may go on. */
    public static final String COMMAND = "drain";

    private DrainThroughNode() {}

    /**
     * The node's side.
     *
     * @param open how many calls are open
     * @param limit how long they may go on
     */
    static ControlCommand serve(IntSupplier open, Duration limit) {
        return (request, body, replies) -> {
            replies.send(Replies.line()
                    .put("open", open.getAsInt())
                    .put("seconds", limit.toSeconds())
                    .put("done", true));
            replies.flush();
            // What ends the process in order hangs on its end, whatever brings that about.
            Thread.ofPlatform().name("leave").start(() -> System.exit(0));
        };
    }
}
