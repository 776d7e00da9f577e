package org.tollbridge.adapter.call;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.tcap.Problem;

/**
 * Counts the messages that one switch and the node have exchanged since the start. Thread-safe; counting never blocks.
 */
public final class SwitchCounters {

    private final Tally<DialogueCounter> dialogues = new Tally<>(DialogueCounter.class);
    private final Said received = new Said();
    private final Said sent = new Said();
    private final LongAdder open = new LongAdder();
    private final Map<Stage, Latency> latencies = new EnumMap<>(Stage.class);

    /** The counters of one direction. */
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

    /** Counts an error; empty means a code that CS-1 does not have. */
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

    /** The number of open dialogues. */
    public long open() {
        return open.sum();
    }

    /** The number of invokes of an operation that were received and read, or passed to TCAP. */
    public long operations(Way way, Operation operation) {
        return of(way).operations.get(operation);
    }

    /** The number of return errors. */
    public long errors(Way way, InapError error) {
        return of(way).errors.get(error);
    }

    /** The number of return errors with a code that CS-1 does not have. */
    public long unknownErrors(Way way) {
        return of(way).unknownErrors.sum();
    }

    /** The number of rejects. */
    public long rejects(Way way, RejectKind kind) {
        return of(way).rejects.get(kind);
    }

    /** The number of aborts, without those that TCAP sends itself. */
    public long aborts(Way way, AbortKind kind) {
        return of(way).aborts.get(kind);
    }

    public Latency latency(Stage stage) {
        return Objects.requireNonNull(latencies.get(stage));
    }
}
