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

/** Writes out the records of a journal, the oldest first, one at a time, whether somebody writes the journal or not. */
final class RecordExport {

    /** So often it is asked whether somebody still reads. */
    private static final int LOOK_RECORDS = 1_000;

    private RecordExport() {}

    /**
     * What was done.
     *
     * @param records that were written out
     * @param damaged lines of the journal that could not be read on the way
     */
    record Done(long records, long damaged) {}

    /**
     * Writes out the records that are wanted, up to the last that the journal has.
     *
     * @param journal its directory; need not be there
     * @param goOn whether to go on, asked now and then
     * @throws IOException when the journal cannot be read, or {@code out} not be written
     */
    static Done write(Path journal, RecordQuery wanted, RecordFormat format, Writer out, BooleanSupplier goOn)
            throws IOException {
        return write(journal, wanted.calls().notBefore(), wanted, format, out, goOn);
    }

    /**
     * Writes out all records of a call as they stand in the journal: those of its parts, of its end, and corrections.
     *
     * @throws IOException when the journal cannot be read, or {@code out} not be written
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
