package org.tollbridge.provisioning.batch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Rows of CSV under a header. What spreadsheets must not take for formulas is as it was before it was guarded. */
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

    /** The header as a row of its own, without fields; empty when there is nothing at all. */
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
