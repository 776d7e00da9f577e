package org.tollbridge.provisioning.batch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Rows of CSV with a header. Texts that were guarded against being read as formulas are restored. */
final class CsvBatch implements BatchRows {

    private final CsvRows rows;
    private Optional<CsvRows.Row> header = Optional.empty();

    CsvBatch(TextReader text) {
        rows = new CsvRows(text);
    }

    @Override
    public BatchFormat format() {
        return BatchFormat.CSV;
    }

    /** The header as a row without fields; empty for an empty file. */
    Optional<BatchRow> header() throws UnreadableBatchException, IOException {
        header = rows.next();
        return header.map(row -> new BatchRow(row.line(), row.fields(), List.of()));
    }

    @Override
    public Optional<BatchRow> next() throws UnreadableBatchException, IOException {
        List<String> names = header.orElseThrow().fields();
        return rows.next()
                .map(row -> new BatchRow(
                        row.line(),
                        names,
                        row.fields().stream().map(Formulas::unguarded).toList()));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
