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
 * Loads batch files one after the other while nobody waits. Jobs are this process's: one that was not done when it ended is gone,
 * and nothing of it was loaded; who gives the same file with the same key again has it loaded once.
 */
public final class BatchJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchJobs.class);

    /** Most octets of a file. */
    public static final int LONGEST = 16 << 20;

    /** Jobs that wait or are done at this moment. */
    static final int MOST_OPEN = 4;

    /** Jobs that can be looked at. */
    static final int MOST = 50;

    private static final long LAST_WORDS_SECONDS = 5;

    private final BatchPlace place;
    private final Path folder;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets(new SecureRandom());
    private final List<RunningJob> jobs = new ArrayList<>();
    private final ExecutorService worker;

    /**
     * Takes jobs.
     *
     * @param folder for refused rows, of nobody else's; what earlier processes left there is removed
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

    /** That there is no room for another job. */
    public static final class FullException extends Exception {

        private static final long serialVersionUID = 1L;

        FullException(String message) {
            super(message);
        }
    }

    /** That a key was used for another file. */
    public static final class OtherFileException extends Exception {

        private static final long serialVersionUID = 1L;

        OtherFileException(String message) {
            super(message);
        }
    }

    /**
     * Takes a file.
     *
     * @param intent with the key that it is known by when it comes again
     * @param body at most {@link #LONGEST} octets
     * @return the job; the one that there is when the same comes again, unless that was cancelled or has failed
     * @throws FullException when too many wait
     * @throws OtherFileException when another file came with the same key
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

    /** Jobs, the newest first. */
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

    /** The rows that a job refused, each with why. */
    public Optional<Path> refusedRows(String id) {
        return job(id).filter(RunningJob::ended).flatMap(RunningJob::refusedRows);
    }

    /**
     * Cancels a job, so that nothing of it is loaded, or forgets one that has ended.
     *
     * @return false when it is too late to cancel it, and too early to forget it
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

    /** Ends what is being read; what is being stored is stored. */
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
