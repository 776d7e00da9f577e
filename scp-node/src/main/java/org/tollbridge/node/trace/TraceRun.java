package org.tollbridge.node.trace;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;
import org.tollbridge.wire.explain.Options;
import org.tollbridge.wire.sccp.PointCodeLength;

/** One capture from start to end, on the thread that calls {@link #run}. */
public final class TraceRun {

    private static final Duration IDLE = Duration.ofSeconds(1);

    /**
     * Result of a capture.
     *
     * @param messages messages captured
     * @param dropped messages that arrived too fast to be examined
     */
    public record Outcome(long messages, long dropped) {}

    /**
     * The limits of a capture; the first one reached ends it.
     *
     * @param messages largest number of messages
     */
    public record Limits(Duration time, long messages) {}

    private final TraceHub hub;
    private final Options options;
    private final IntFunction<String> names;

    /**
     * @param pointCodes length of point codes in SCCP addresses
     * @param names name of the switch with a point code
     */
    public TraceRun(TraceHub hub, PointCodeLength pointCodes, IntFunction<String> names) {
        this.hub = hub;
        this.options = Options.DEFAULT.withPointCodes(pointCodes);
        this.names = names;
    }

    /**
     * Captures.
     *
     * @return empty when too many captures run already
     * @throws IOException thrown by the sink; ends the capture
     * @throws InterruptedException when interrupted, which ends the capture
     */
    public Optional<Outcome> run(TraceFilter filter, Limits limits, TraceSink sink)
            throws IOException, InterruptedException {
        Optional<Capture> opened = hub.open();
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (Capture capture = opened.get()) {
            sink.begins(options.pointCodes());
            return Optional.of(run(capture, new DialogueTracer(filter, options, names), limits, sink));
        }
    }

    private static Outcome run(Capture capture, DialogueTracer tracer, Limits limits, TraceSink sink)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long messages = 0;
        sink.idle();
        while (messages < limits.messages()) {
            Duration left = limits.time().minusNanos(System.nanoTime() - begin);
            if (left.isNegative() || left.isZero()) {
                break;
            }
            Optional<Captured> next = capture.next(left.compareTo(IDLE) < 0 ? left : IDLE);
            if (next.isEmpty()) {
                sink.idle();
                continue;
            }
            for (Traced traced : tracer.take(next.get())) {
                Captured message = traced.message();
                sink.take(new TracedMessage(
                        message.time(),
                        message.received(),
                        message.peer(),
                        message.m3ua(),
                        traced.subject(),
                        TraceLine.of(traced.explanation())));
                messages++;
            }
            if (capture.isEmpty()) {
                sink.idle();
            }
        }
        return new Outcome(messages, capture.dropped());
    }
}
