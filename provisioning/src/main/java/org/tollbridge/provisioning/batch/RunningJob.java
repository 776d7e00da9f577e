package org.tollbridge.provisioning.batch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.provisioning.batch.BatchJob.State;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.Change;
import org.tollbridge.provisioning.store.LoadedBeforeException;
import org.tollbridge.provisioning.store.StoreException;

/** One job, carried out by a worker; other threads may look at it or cancel it. */
final class RunningJob implements BatchListener {

    private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
    private static final int FAULTS_SHOWN = 100;
    private static final int LONGEST_DETAIL = 1_000;

    private final String id;
    private final Intent intent;
    private final BatchMode mode;
    private final RefusedFile refusedFile;
    private final Instant madeAt;
    private final int octets;
    private volatile State state = State.WAITING;
    private volatile Optional<ByteBuffer> body;
    private volatile Optional<Instant> endedAt = Optional.empty();
    private volatile String kind = "";
    private final AtomicLong read = new AtomicLong();
    private volatile long rows;
    private final AtomicLong refused = new AtomicLong();
    private volatile Optional<Change> change = Optional.empty();
    private volatile boolean refusedRows;
    private volatile String detail = "";

    // Guarded by {@code this}.
    private final List<BatchFault> faults = new ArrayList<>();
    private long faultCount;

    /** Ends the reading of a cancelled job. */
    private static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A job whose refused rows go to a file named after {@code folder}/{@code id}. */
    RunningJob(String id, Intent intent, BatchMode mode, ByteBuffer body, Path folder, Instant madeAt) {
        this.id = id;
        this.intent = intent;
        this.mode = mode;
        this.octets = body.remaining();
        this.body = Optional.of(body);
        this.refusedFile = new RefusedFile(folder.resolve(id), StandardCharsets.UTF_8);
        this.madeAt = madeAt;
    }

    String id() {
        return id;
    }

    Intent intent() {
        return intent;
    }

    boolean ended() {
        return state.ended();
    }

    /**
     * Whether the job still claims its key. A cancelled or failed job does not, so that it is done anew when repeated.
     */
    boolean holdsKey() {
        return switch (state) {
            case WAITING, READING, STORING, DONE, REFUSED -> true;
            case CANCELLED, FAILED -> false;
        };
    }

    /** The file of refused rows, to be corrected and loaded again. */
    Optional<Path> refusedRows() {
        return refusedRows ? Optional.of(refusedFile.file()) : Optional.empty();
    }

    synchronized BatchJob look() {
        return new BatchJob(
                id,
                state,
                intent.author().who(),
                mode.dryRun(),
                madeAt,
                endedAt,
                kind,
                octets,
                read.get(),
                rows,
                refused.get(),
                faultCount,
                faults,
                change,
                refusedRows,
                detail);
    }

    private synchronized boolean move(State from, State to) {
        if (state != from) {
            return false;
        }
        state = to;
        return true;
    }

    /** Cancels it without a change; false when that is too late. */
    boolean cancel(Instant now) {
        boolean cancelled = move(State.WAITING, State.CANCELLED) || move(State.READING, State.CANCELLED);
        if (cancelled) {
            detail = "cancelled; nothing was loaded";
            endedAt = Optional.of(now);
            body = Optional.empty();
        }
        return cancelled;
    }

    /** Deletes the file of refused rows. */
    void forget() {
        try {
            if (refusedRows) {
                Files.deleteIfExists(refusedFile.file());
            }
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", refusedFile.file(), e.getMessage());
        }
    }

    /** Carries out the job, on the worker's thread. */
    void run(BatchPlace place, InstantSource clock) {
        Optional<ByteBuffer> file = body;
        if (file.isEmpty() || !move(State.WAITING, State.READING)) {
            return;
        }
        State end;
        String words;
        try {
            BatchFile.Result result = BatchFile.load(new Octets(file.get()), place, mode, intent, this);
            kind = result.kind().map(BatchKind::name).orElse("");
            change = result.change();
            end = change.isPresent() ? State.DONE : State.REFUSED;
            words = change.isPresent()
                    ? BatchKind.counted(rows - refused.get(), kind) + (mode.dryRun() ? " would be loaded" : " loaded")
                    : "nothing was loaded, because it has faults";
        } catch (CancelledException e) {
            closeRefused();
            return;
        } catch (LoadedBeforeException e) {
            end = State.DONE;
            words = String.valueOf(e.getMessage());
        } catch (StoreException | IOException | UncheckedIOException e) {
            end = State.FAILED;
            words = String.valueOf(e.getMessage());
        } catch (RuntimeException | Error e) {
            // A plan too deep for the stack or too large for memory must end only this job.
            LOG.error("job {} failed", id, e);
            end = State.FAILED;
            words = "the node failed; see its log";
        }
        closeRefused();
        body = Optional.empty();
        if (state != State.CANCELLED) {
            endedAt = Optional.of(clock.instant());
            detail = words.length() <= LONGEST_DETAIL ? words : words.substring(0, LONGEST_DETAIL);
            state = end;
        }
    }

    private void closeRefused() {
        try {
            refusedFile.close();
        } catch (IOException e) {
            LOG.warn("{} could not be closed: {}", refusedFile.file(), e.getMessage());
        }
    }

    @Override
    public synchronized void fault(BatchFault fault) {
        faultCount++;
        if (faults.size() < FAULTS_SHOWN) {
            faults.add(fault);
        }
    }

    @Override
    public void refused(RefusedRow row) {
        refused.incrementAndGet();
        try {
            refusedFile.add(row);
            refusedRows = true;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException("the refused rows cannot be kept (" + e.getMessage() + "); nothing was loaded", e));
        }
    }

    @Override
    public void looked(long count) {
        rows = count;
        if (state == State.CANCELLED) {
            throw new CancelledException();
        }
    }

    @Override
    public void storing() {
        if (!move(State.READING, State.STORING)) {
            throw new CancelledException();
        }
    }

    /** Counts the octets read of the file. */
    private final class Octets extends FilterInputStream {

        Octets(ByteBuffer file) {
            super(new InputStream() {
                @Override
                public int read() {
                    return file.hasRemaining() ? file.get() & 0xFF : -1;
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    int count = Math.min(length, file.remaining());
                    file.get(into, offset, count);
                    return count == 0 && length > 0 ? -1 : count;
                }
            });
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            read.addAndGet(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            read.addAndGet(Math.max(0, count));
            return count;
        }
    }
}
