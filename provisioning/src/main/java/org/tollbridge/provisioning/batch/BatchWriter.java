package org.tollbridge.provisioning.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the rows of a batch file so that {@link BatchFile} reads the same contents. */
public final class BatchWriter implements AutoCloseable {

    private final Writer out;
    private final List<String> columns;
    private final BatchFormat format;
    private final CsvWriter csv;

    /**
     * Writes to a writer, which is closed with this.
     *
     * @param columns columns for the first row of CSV
     */
    public BatchWriter(Writer out, BatchFormat format, List<String> columns) {
        this.out = out;
        this.format = format;
        this.columns = List.copyOf(columns);
        this.csv = CsvWriter.builder().build(out);
        if (format == BatchFormat.CSV) {
            csv.writeRecord(this.columns);
        }
    }

    /**
     * Writes to a new file in UTF-8.
     *
     * @throws IOException when it cannot be created
     */
    public static BatchWriter to(Path file, BatchFormat format, List<String> columns) throws IOException {
        return to(file, StandardCharsets.UTF_8, format, columns);
    }

    /** Same in another encoding; characters not in it become question marks. */
    static BatchWriter to(Path file, Charset charset, BatchFormat format, List<String> columns) throws IOException {
        Writer out = new OutputStreamWriter(Files.newOutputStream(file), charset);
        return new BatchWriter(new BufferedWriter(out), format, columns);
    }

    /** The columns of a kind of file. */
    public static List<String> columns(BatchKind kind) {
        return kind.columns().stream().map(BatchKind.Column::name).toList();
    }

    /**
     * Writes a record.
     *
     * @throws IOException when writing fails
     */
    public void write(ObjectNode row) throws IOException {
        switch (format) {
            case CSV -> {
                String[] fields = new String[columns.size()];
                for (int i = 0; i < fields.length; i++) {
                    JsonNode value = row.path(columns.get(i));
                    fields[i] = Formulas.guarded(Cells.text(value));
                }
                csv.writeRecord(fields);
            }
            case JSON_LINES -> out.write(row + "\n");
        }
    }

    /**
     * Writes a row of texts.
     *
     * @throws IOException when writing fails
     */
    void write(List<String> names, List<String> texts) throws IOException {
        switch (format) {
            case CSV -> csv.writeRecord(texts.stream().map(Formulas::guarded).toList());
            case JSON_LINES -> {
                ObjectNode row = JsonNodeFactory.instance.objectNode();
                for (int i = 0; i < names.size() && i < texts.size(); i++) {
                    row.put(names.get(i), texts.get(i));
                }
                out.write(row + "\n");
            }
        }
    }

    @Override
    public void close() throws IOException {
        csv.close();
        out.close();
    }
}
