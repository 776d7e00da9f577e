package org.tollbridge.core.mediation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a journal's records to files for mediation, on a thread of its own, for as long as it is open. */
public final class MediationWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MediationWriter.class);
    private static final long LOOK_MILLIS = 200;
    private static final long LAST_SECONDS = 10;

    private final MediationFiles files;
    private final ScheduledExecutorService thread;
    private boolean failing;

    private MediationWriter(MediationFiles files) {
        this.files = files;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name("mediation").daemon().unstarted(task));
    }

    /**
     * Begins to write.
     *
     * @param journal its directory
     * @param durable number of the last record of the journal that is on the disk
     * @throws IOException when the folder of the settings cannot be used
     */
    public static MediationWriter start(MediationSettings settings, Path journal, LongSupplier durable)
            throws IOException {
        MediationWriter writer = new MediationWriter(new MediationFiles(settings, journal, durable));
        ScheduledFuture<?> unused =
                writer.thread.scheduleWithFixedDelay(writer::step, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return writer;
    }

    private synchronized void step() {
        try {
            files.step(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
            failing = false;
        } catch (IOException | RuntimeException e) {
            // Whatever escaped would be the last time that anybody looked.
            if (!failing) {
                LOG.error("Files for mediation cannot be written: {}; free or mend the disk", e.toString(), e);
            }
            failing = true;
        }
    }

    /** Writes what is durable, and finishes the last file. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Files for mediation take long to write");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        step();
        synchronized (this) {
            try {
                files.close();
            } catch (IOException e) {
                LOG.warn("The last file for mediation could not be finished: {}", e.toString());
            }
        }
    }
}
