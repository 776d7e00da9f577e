package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.home.HomeLock;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.run.DrainThroughNode;
import picocli.CommandLine.Command;

/** {@code tollbridge drain}. */
@Command(
        name = "drain",
        mixinStandardHelpOptions = true,
        header = "Stop a running node without losing a call, and wait until it is gone.%n",
        description = {
            "New calls go to the other nodes of its point code; where there is none, they are refused. Open ones go on"
                    + " for node.drain-seconds; what is left then gets its record, and the conversation goes on. SIGTERM"
                    + " does the same and does not wait."
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit codes: 0 the node is gone, 1 it is not, 2 no node runs."})
final class DrainCommand implements Callable<Integer> {

    /** What a node may need to end beyond the time of its calls: the records, its counts for the other nodes. */
    private static final long LAST_SECONDS = 60;

    private static final long LOOK_MILLIS = 50;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectNode answer = Replies.line();
        try (ControlClient node = RunningNode.connect()) {
            ObjectNode request = Replies.line().put("command", DrainThroughNode.COMMAND);
            node.ask(request, InputStream.nullInputStream(), line -> answer.setAll((ObjectNode) line));
        }
        long seconds = answer.path("seconds").asLong();
        System.err.println("tollbridge: draining; " + answer.path("open").asInt() + " calls are open and may go on for "
                + seconds + " s");
        NodeHome home = NodeHome.of(System.getenv());
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds + LAST_SECONDS);
        while (System.nanoTime() - limit < 0) {
            Optional<HomeLock> free = HomeLock.tryTake(home, HomeLock.Holder.LOAD);
            if (free.isPresent()) {
                free.get().close();
                System.out.println("the node is gone");
                return 0;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        System.err.println("tollbridge: the node still runs, as " + HomeLock.holder(home) + "; see its log");
        return CommandFrame.REFUSED;
    }
}
