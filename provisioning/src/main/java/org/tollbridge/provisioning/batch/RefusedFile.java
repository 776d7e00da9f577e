package org.tollbridge.provisioning.batch;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.batch.BatchListener.RefusedRow;

/**
 * A file of the rows that were refused, with why in a last column of its own: mended, it can be loaded as it is. There is no
 * file before there is a row.
 */
public final class RefusedFile implements AutoCloseable {

    private final Path file;
    private Optional<CsvWriter> writer = Optional.empty();
    private List<String> columns = List.of();

    /** One that will lie beside a batch file: {@code march.refused.csv} beside {@code march.csv}. */
    public RefusedFile(Path batch) {
        String name = batch.toString();
        this.file = Path.of((name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name) + ".refused.csv");
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /**
     * Writes a row.
     *
     * @throws IOException when the medium fails
     */
    public void add(RefusedRow row) throws IOException {
        if (writer.isEmpty()) {
            writer = Optional.of(CsvWriter.builder().build(file));
            columns = row.header();
            writer.get().writeRecord(withReason(columns, NumbersColumn.FAULT.header()));
        }
        writer.get().writeRecord(withReason(row.fields(), row.reason()));
    }

    /** A reason that a row has from an earlier load gives way; a row of another length keeps it, and stays wrong. */
    private List<String> withReason(List<String> fields, String reason) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            boolean old = i < columns.size() && columns.get(i).equalsIgnoreCase(NumbersColumn.FAULT.header());
            if (!old) {
                all.add(fields.get(i));
            }
        }
        all.add(reason);
        return all;
    }

    @Override
    public void close() throws IOException {
        if (writer.isPresent()) {
            writer.get().close();
        }
    }
}
