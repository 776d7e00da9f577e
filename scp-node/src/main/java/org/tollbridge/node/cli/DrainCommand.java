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
        header = "Stop a running node without losing a call, and wait until it has stopped.%n",
        description = {
            "New calls go to the other nodes of its point code, or are refused if there are none. Open calls continue"
                    + " for up to node.drain-seconds. Each call still open then gets its record, and its conversation"
                    + " continues. SIGTERM does the same without waiting."
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit codes: 0 the node has stopped, 1 it has not, 2 no node runs."})
final class DrainCommand implements Callable<Integer> {

    /** Time that a node may need beyond its calls: for records, and for handing its counts to the other nodes. */
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
        System.err.println("tollbridge: draining; " + answer.path("open").asInt()
                + " calls are open and may continue for " + seconds + " s");
        NodeHome home = NodeHome.of(System.getenv());
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds + LAST_SECONDS);
        while (System.nanoTime() - limit < 0) {
            Optional<HomeLock> free = HomeLock.tryTake(home, HomeLock.Holder.LOAD);
            if (free.isPresent()) {
                free.get().close();
                System.out.println("the node has stopped");
                return 0;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        System.err.println("tollbridge: the node still runs as " + HomeLock.holder(home) + "; see its log");
        return CommandFrame.REFUSED;
    }
}
