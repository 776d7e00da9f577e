package org.tollbridge.adapter.call;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.tcap.Problem;

/** What one switch and the node said to each other since the start. Safe for any thread; counting never waits. */
public final class SwitchCounters {

    private final Tally<DialogueCounter> dialogues = new Tally<>(DialogueCounter.class);
    private final Said received = new Said();
    private final Said sent = new Said();
    private final LongAdder open = new LongAdder();
    private final Map<Stage, Latency> latencies = new EnumMap<>(Stage.class);

    /** What one side said. */
    private static final class Said {
        private final Tally<Operation> operations = new Tally<>(Operation.class);
        private final Tally<InapError> errors = new Tally<>(InapError.class);
        private final LongAdder unknownErrors = new LongAdder();
        private final Tally<RejectKind> rejects = new Tally<>(RejectKind.class);
        private final Tally<AbortKind> aborts = new Tally<>(AbortKind.class);
    }

    SwitchCounters() {
        for (Stage stage : Stage.values()) {
            latencies.put(stage, new Latency());
        }
    }

    private Said of(Way way) {
        return switch (way) {
            case RECEIVED -> received;
            case SENT -> sent;
        };
    }

    void add(DialogueCounter counter) {
        dialogues.add(counter);
    }

    void opened() {
        open.increment();
    }

    void closed() {
        open.decrement();
    }

    void operation(Way way, Operation operation) {
        of(way).operations.add(operation);
    }

    /** Counts an error; empty for a code that CS-1 does not have. */
    void error(Way way, Optional<InapError> error) {
        error.ifPresentOrElse(of(way).errors::add, of(way).unknownErrors::increment);
    }

    void reject(Way way, Problem problem) {
        of(way).rejects.add(RejectKind.of(problem));
    }

    void abort(Way way, AbortKind kind) {
        of(way).aborts.add(kind);
    }

    public long get(DialogueCounter counter) {
        return dialogues.get(counter);
    }

    /** Dialogues that are open at this moment. */
    public long open() {
        return open.sum();
    }

    /** Invokes of an operation: received and read, or handed to TCAP. */
    public long operations(Way way, Operation operation) {
        return of(way).operations.get(operation);
    }

    /** Return errors. */
    public long errors(Way way, InapError error) {
        return of(way).errors.get(error);
    }

    /** Return errors with a code that CS-1 does not have. */
    public long unknownErrors(Way way) {
        return of(way).unknownErrors.sum();
    }

    /** Rejects. */
    public long rejects(Way way, RejectKind kind) {
        return of(way).rejects.get(kind);
    }

    /** Aborts, but those that TCAP sends by itself. */
    public long aborts(Way way, AbortKind kind) {
        return of(way).aborts.get(kind);
    }

    public Latency latency(Stage stage) {
        return Objects.requireNonNull(latencies.get(stage));
    }
}
