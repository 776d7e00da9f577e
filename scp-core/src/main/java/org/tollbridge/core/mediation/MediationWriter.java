package org.tollbridge.core.mediation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.work.RepeatedWork;

/** Writes a journal's records to files for mediation, on a thread of its own, until it is closed. */
public final class MediationWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MediationWriter.class);
    private static final RepeatedWork.Terms TERMS = new RepeatedWork.Terms(
            "mediation",
            "Mediation",
            "records wait in the journal; free disk space or repair the disk",
            Duration.ofMillis(200),
            Duration.ofSeconds(10));

    private final RepeatedWork work;

    private MediationWriter(MediationFiles files) {
        this.work = new RepeatedWork(TERMS, new Writing(files), LOG);
    }

    private record Writing(MediationFiles files) implements RepeatedWork.Work {

        @Override
        public boolean step() throws IOException {
            files.step(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
            return false;
        }

        @Override
        public void close() throws IOException {
            files.close();
        }
    }

    /**
     * Starts to write.
     *
     * @param journal its directory
     * @param durable number of the last record of the journal that is on the disk
     * @throws IOException when the folder of the settings cannot be used
     */
    public static MediationWriter start(MediationSettings settings, Path journal, LongSupplier durable)
            throws IOException {
        MediationWriter writer = new MediationWriter(new MediationFiles(settings, journal, durable));
        writer.work.start();
        return writer;
    }

    /** Writes all durable records and finishes the last file. */
    @Override
    public void close() {
        work.close();
    }
}
