package org.tollbridge.core.mediation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.tollbridge.core.journal.DurableRecords;
import org.tollbridge.core.journal.JournalReader;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.charging.Charge;

/**
 * A sequence of files of call records; each record is in exactly one file listed in the manifest. An unfinished file is
 * rewritten after a crash. Not thread-safe.
 */
final class MediationFiles implements AutoCloseable {

    private final MediationSettings settings;
    private final Manifest manifest;
    private final DurableRecords records;
    private Optional<Part> part = Optional.empty();

    /** The file that is being written. */
    private static final class Part {
        private final Path path;
        private final FileChannel channel;
        private final MessageDigest digest = sha256();
        private final OutputStream out;
        private final int number;
        private final long begun;
        private final long first;
        private long last;
        private long records;
        private long seconds;
        private long caller;
        private long subscriber;

        Part(Path path, int number, long begun, long first) throws IOException {
            this.path = path;
            this.number = number;
            this.begun = begun;
            this.first = first;
            this.channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            this.out = new DigestOutputStream(
                    new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), digest);
        }

        void write(byte[] octets) throws IOException {
            out.write(octets);
        }

        FileSums sums() {
            return new FileSums(records, first, last, seconds, caller, subscriber);
        }

        /** Adds a record with its encoded octets. */
        void add(long sequence, CallRecord record, byte[] octets) throws IOException {
            write(octets);
            last = sequence;
            records++;
            seconds += record.chargedSeconds();
            caller += record.charge().map(Charge::caller).orElse(0L);
            subscriber += record.charge().map(Charge::subscriber).orElse(0L);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    /**
     * Continues where the manifest of the folder ends; without a manifest, starts with the records written from now on.
     *
     * @param durable number of the last record of the journal that is on the disk
     * @throws IOException when the folder cannot be used
     */
    MediationFiles(MediationSettings settings, Path journal, LongSupplier durable) throws IOException {
        Files.createDirectories(settings.folder());
        this.settings = settings;
        this.manifest = Manifest.open(settings.folder().resolve("manifest"), durable.getAsLong());
        if (manifest.last() > durable.getAsLong()) {
            throw new IOException("the manifest in " + settings.folder() + " has come to record " + manifest.last()
                    + " and the journal ends at " + durable.getAsLong()
                    + "; give the node its journal back, or begin with an empty folder");
        }
        this.records = new DurableRecords("Mediation", journal, durable, manifest.last());
    }

    /**
     * Writes the available records, and finishes a file that is full or old enough.
     *
     * @param now steady time in milliseconds
     * @throws IOException when the disk fails; a later step rewrites the unfinished file
     */
    void step(long now) throws IOException {
        try {
            for (Optional<JournalReader.Written> next = records.next(); next.isPresent(); next = records.next()) {
                add(next.get(), now);
            }
            if (part.isPresent() && now - part.get().begun >= settings.mostMillis()) {
                finish(part.get());
            }
        } catch (IOException | RuntimeException e) {
            giveUpPart();
            throw e;
        }
    }

    private void add(JournalReader.Written record, long now) throws IOException {
        if (part.isEmpty()) {
            Part begun =
                    new Part(settings.folder().resolve("unfinished"), manifest.files() + 1, now, record.sequence());
            part = Optional.of(begun);
            begun.write(settings.format().header(settings.node(), begun.number));
        }
        Part open = part.get();
        open.add(
                record.sequence(),
                record.record(),
                settings.format().record(record.sequence(), record.record(), settings.hiddenDigits()));
        if (open.records >= settings.mostRecords()) {
            finish(open);
        }
    }

    private void finish(Part open) throws IOException {
        open.write(settings.format().trailer(open.sums()));
        open.out.flush();
        open.channel.force(true);
        open.channel.close();
        String name = String.format(
                Locale.ROOT,
                "%s-%09d.%s",
                settings.node(),
                open.number,
                settings.format().extension());
        Files.move(
                open.path,
                settings.folder().resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        String sha256 = HexFormat.of().formatHex(open.digest.digest());
        manifest.add(open.number, name, sha256, open.records, open.first, open.last);
        part = Optional.empty();
    }

    /** Discards the unfinished file; its records are read again. */
    private void giveUpPart() throws IOException {
        if (part.isPresent()) {
            part.get().channel.close();
            part = Optional.empty();
        }
        records.goTo(manifest.last());
    }

    /** Finishes the current file, so that a stopped node leaves no records unwritten. */
    @Override
    public void close() throws IOException {
        if (part.isPresent()) {
            finish(part.get());
        }
        records.close();
    }
}
