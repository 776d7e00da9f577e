package org.tollbridge.node.trace;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.wire.capture.PcapngWriter;

/** Writes all of a node's messages to a file, from the start of the node. */
public final class TraceFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TraceFile.class);

    /** Some gigabytes of file: more than a person can examine, and less than a disk. */
    private static final long MOST_MESSAGES = 10_000_000;

    private static final Duration UNTIL_CLOSED = Duration.ofDays(365);
    private static final Duration LAST_WRITES = Duration.ofSeconds(5);

    private final Thread thread;

    private TraceFile(Thread thread) {
        this.thread = thread;
    }

    /**
     * Creates the file and starts the capture.
     *
     * @throws CommandFault if the file cannot be created
     */
    public static TraceFile start(TraceRun runs, Path file) {
        PcapngSink sink;
        try {
            sink = new PcapngSink(new PcapngWriter(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)));
        } catch (IOException e) {
            throw new CommandFault("cannot write the capture " + file + "; name a file in a writable folder");
        }
        return new TraceFile(Thread.ofPlatform().name("trace-file").daemon().start(() -> write(runs, sink, file)));
    }

    private static void write(TraceRun runs, PcapngSink sink, Path file) {
        try (sink) {
            runs.run(
                            TraceFilter.NONE,
                            new TraceRun.Limits(UNTIL_CLOSED, MOST_MESSAGES),
                            new HintedSink(sink, hint -> LOG.info("the capture {}: {}", file, hint)))
                    .ifPresent(outcome -> LOG.info(
                            "the capture {} is complete with {} messages; {} arrived too fast and are missing",
                            file,
                            outcome.messages(),
                            outcome.dropped()));
        } catch (InterruptedException e) {
            LOG.debug("the capture {} ends because the node stops", file);
        } catch (IOException e) {
            LOG.warn("the capture {} ended early: {}", file, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LAST_WRITES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
