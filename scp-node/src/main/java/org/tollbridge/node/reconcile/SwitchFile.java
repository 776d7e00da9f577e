package org.tollbridge.node.reconcile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.node.fault.CommandFault;

/** Reads a switch's own records: CSV with a header, columns in any order, unknown ones ignored. */
final class SwitchFile {

    /** Limit on the records held in memory. */
    private static final int MOST = 2_000_000;

    private static final List<String> NEEDED = List.of("dialled", "caller", "offered", "seconds");

    private SwitchFile() {}

    /**
     * Reads a file.
     *
     * @throws CommandFault naming the unreadable line
     * @throws IOException when the file cannot be read
     */
    static List<SwitchRecord> read(Path file) throws IOException {
        List<SwitchRecord> records = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                if (records.isEmpty()) {
                    check(file, row);
                }
                if (records.size() == MOST) {
                    throw new CommandFault(file + " has more than " + MOST + " records; split it");
                }
                records.add(record(file, row));
            }
        } catch (CsvParseException e) {
            throw new CommandFault(file + " is not CSV: " + e.getMessage());
        }
        return records;
    }

    private static void check(Path file, NamedCsvRecord row) {
        for (String column : NEEDED) {
            if (!row.getHeader().contains(column)) {
                throw new CommandFault(file + ": its first line has no column " + column + "; required are "
                        + String.join(", ", NEEDED) + "; destination and cause are optional");
            }
        }
    }

    private static SwitchRecord record(Path file, NamedCsvRecord row) {
        try {
            String seconds = text(row, "seconds");
            String cause = text(row, "cause");
            return new SwitchRecord(
                    row.getStartingLineNumber(),
                    text(row, "dialled"),
                    text(row, "caller"),
                    text(row, "destination"),
                    OffsetDateTime.parse(text(row, "offered")).toInstant().toEpochMilli(),
                    seconds.isEmpty()
                            ? OptionalLong.empty()
                            : OptionalLong.of(
                                    new BigDecimal(seconds).movePointRight(3).longValue()),
                    cause.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cause)));
        } catch (DateTimeException | NumberFormatException e) {
            throw new CommandFault(file + " line " + row.getStartingLineNumber()
                    + ": write offered as 2026-11-28T08:00:00Z, seconds as 61 or 61.25, cause as 16");
        }
    }

    private static String text(NamedCsvRecord row, String column) {
        return row.findField(column).map(String::strip).orElse("");
    }
}
