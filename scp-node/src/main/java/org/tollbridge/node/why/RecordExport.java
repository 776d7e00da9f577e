package org.tollbridge.node.why;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.tollbridge.core.journal.JournalReader;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Correction;

/** Exports the records of a journal, oldest first and one at a time, whether or not the journal is being written. */
final class RecordExport {

    /** Records between checks whether the reader is still there. */
    private static final int LOOK_RECORDS = 1_000;

    private RecordExport() {}

    /**
     * Result of an export.
     *
     * @param records records exported
     * @param damaged unreadable lines of the journal
     */
    record Done(long records, long damaged) {}

    /**
     * Exports the selected records, up to the last one in the journal.
     *
     * @param journal directory of the journal; may be missing
     * @param goOn whether to continue, called periodically
     * @throws IOException when the journal cannot be read, or {@code out} cannot be written
     */
    static Done write(Path journal, RecordQuery wanted, RecordFormat format, Writer out, BooleanSupplier goOn)
            throws IOException {
        return write(journal, wanted.calls().notBefore(), wanted, format, out, goOn);
    }

    /**
     * Exports all records of a call as in the journal: those of its parts, of its end, and corrections.
     *
     * @throws IOException when the journal cannot be read, or {@code out} cannot be written
     */
    static Done writeParts(Path journal, String callId, RecordFormat format, Writer out) throws IOException {
        Predicate<CallRecord> ofCall = record -> callId.equals(record.callId())
                || record.correction()
                        .map(Correction::of)
                        .filter(callId::equals)
                        .isPresent();
        return write(journal, 0, ofCall, format, out, () -> true);
    }

    private static Done write(
            Path journal,
            long notBefore,
            Predicate<CallRecord> wanted,
            RecordFormat format,
            Writer out,
            BooleanSupplier goOn)
            throws IOException {
        format.begin(out);
        long records = 0;
        long damaged = 0;
        try (JournalReader reader = JournalReader.since(journal, notBefore)) {
            boolean read = true;
            for (Optional<JournalReader.Entry> entry = reader.next();
                    read && entry.isPresent();
                    entry = reader.next()) {
                switch (entry.get()) {
                    case JournalReader.Damage damage -> damaged++;
                    case JournalReader.Written written -> {
                        CallRecord record = written.record();
                        if (wanted.test(record)) {
                            format.record(record, out);
                            records++;
                            read = records % LOOK_RECORDS != 0 || goOn.getAsBoolean();
                        }
                    }
                }
            }
        }
        out.flush();
        return new Done(records, damaged);
    }
}
