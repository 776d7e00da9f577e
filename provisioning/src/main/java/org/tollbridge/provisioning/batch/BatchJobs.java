package org.tollbridge.provisioning.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.provisioning.access.Secrets;
import org.tollbridge.provisioning.inventory.Intent;

/**
 * Loads batch files one after the other in the background. Jobs belong to this process: a job that is unfinished when
 * the process ends is lost, and nothing of it was loaded. If the client then submits the same file with the same key
 * again, it is still loaded only once.
 */
public final class BatchJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchJobs.class);

    /** Largest file in octets. */
    public static final int LONGEST = 16 << 20;

    /** Jobs waiting or running at once. */
    static final int MOST_OPEN = 4;

    /** Jobs that remain visible. */
    static final int MOST = 50;

    private static final long LAST_WORDS_SECONDS = 5;

    private final BatchPlace place;
    private final Path folder;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets(new SecureRandom());
    private final List<RunningJob> jobs = new ArrayList<>();
    private final ExecutorService worker;

    /**
     * Accepts jobs.
     *
     * @param folder for refused rows, used exclusively; files of earlier processes there are removed
     */
    public BatchJobs(BatchPlace place, Path folder, InstantSource clock) {
        this(
                place,
                folder,
                clock,
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("jobs").daemon().factory()));
    }

    BatchJobs(BatchPlace place, Path folder, InstantSource clock, ExecutorService worker) {
        this.worker = worker;
        this.place = place;
        this.folder = folder;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*.refused.*")) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be used for rows that jobs refuse: {}", folder, e.getMessage());
        }
    }

    /** Thrown when no further job is accepted. */
    public static final class FullException extends Exception {

        private static final long serialVersionUID = 1L;

        FullException(String message) {
            super(message);
        }
    }

    /** Thrown when a key was used for another file. */
    public static final class OtherFileException extends Exception {

        private static final long serialVersionUID = 1L;

        OtherFileException(String message) {
            super(message);
        }
    }

    /**
     * Accepts a file.
     *
     * @param intent with the key that identifies repeated requests
     * @param body at most {@link #LONGEST} octets
     * @return the job; for a repeated request the existing one, unless it was cancelled or failed
     * @throws FullException when too many wait
     * @throws OtherFileException when the key was used for another file
     */
    public synchronized BatchJob take(Intent intent, BatchMode mode, ByteBuffer body)
            throws FullException, OtherFileException {
        Optional<RunningJob> before = intent.once()
                .flatMap(once -> jobs.stream()
                        .filter(RunningJob::holdsKey)
                        .filter(job -> job.intent()
                                .author()
                                .who()
                                .equals(intent.author().who()))
                        .filter(job -> job.intent().once().map(Intent.Once::key).equals(Optional.of(once.key())))
                        .findFirst());
        if (before.isPresent()) {
            if (!before.get().intent().once().equals(intent.once())) {
                throw new OtherFileException("this Idempotency-Key was used for another request; use a new one");
            }
            return before.get().look();
        }
        if (jobs.stream().filter(job -> !job.ended()).count() >= MOST_OPEN) {
            throw new FullException(
                    MOST_OPEN + " jobs are waiting already; submit it again when one of them has ended");
        }
        if (jobs.size() >= MOST) {
            jobs.stream().filter(RunningJob::ended).findFirst().ifPresent(this::forget);
        }
        RunningJob job = new RunningJob(secrets.id(), intent, mode, body, folder, clock.instant());
        jobs.add(job);
        worker.execute(() -> job.run(place, clock));
        return job.look();
    }

    private void forget(RunningJob job) {
        job.forget();
        jobs.remove(job);
    }

    /** All jobs, newest first. */
    public synchronized List<BatchJob> list() {
        return jobs.reversed().stream().map(RunningJob::look).toList();
    }

    private synchronized Optional<RunningJob> job(String id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    /** A job by its name. */
    public Optional<BatchJob> find(String id) {
        return job(id).map(RunningJob::look);
    }

    /** The rows that a job refused, each with the reason. */
    public Optional<Path> refusedRows(String id) {
        return job(id).filter(RunningJob::ended).flatMap(RunningJob::refusedRows);
    }

    /**
     * Cancels a job, so that nothing of it is loaded, or deletes one that has ended.
     *
     * @return false when it is too late to cancel and too early to delete
     */
    public synchronized boolean remove(String id) {
        Optional<RunningJob> job = job(id);
        if (job.isEmpty()) {
            return true;
        }
        if (job.get().ended()) {
            forget(job.get());
            return true;
        }
        return job.get().cancel(clock.instant());
    }

    /** Cancels jobs being read; those being stored are completed. */
    @Override
    public void close() {
        worker.shutdown();
        synchronized (this) {
            jobs.forEach(job -> {
                if (job.cancel(clock.instant())) {
                    LOG.info("job {} ends because the node stops; nothing was loaded", job.id());
                }
            });
        }
        try {
            if (!worker.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a job is still being stored while the node stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
