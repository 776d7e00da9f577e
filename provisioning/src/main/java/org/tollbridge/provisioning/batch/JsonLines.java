package org.tollbridge.provisioning.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.form.JsonText;
import org.tollbridge.provisioning.form.UnreadableJsonException;

/** Rows as JSON objects, one per line; blank lines are ignored. */
final class JsonLines implements BatchRows {

    /** Enough for the longest plan in the store, with escaped quotes. */
    private static final int LONGEST_LINE = 2_200_000;

    private static final int MOST_COLUMNS = 100;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(30)
                            .maxNumberLength(30)
                            .maxStringLength(LONGEST_LINE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final TextReader text;
    private final char[] piece = new char[8 * 1024];
    private int at;
    private int end;
    private long line;

    JsonLines(TextReader text) {
        this.text = text;
    }

    @Override
    public BatchFormat format() {
        return BatchFormat.JSON_LINES;
    }

    @Override
    public Optional<BatchRow> next() throws UnreadableBatchException, IOException {
        for (Optional<String> written = line(); written.isPresent(); written = line()) {
            if (!written.get().isBlank()) {
                return Optional.of(row(written.get()));
            }
        }
        return Optional.empty();
    }

    private BatchRow row(String written) throws UnreadableBatchException {
        JsonNode tree;
        try {
            tree = JsonText.read(JSON, written);
        } catch (UnreadableJsonException e) {
            throw new UnreadableBatchException(
                    line, "this line is not valid JSON, in column " + e.column() + ": " + e.rule());
        }
        if (!tree.isObject() || tree.size() > MOST_COLUMNS) {
            throw new UnreadableBatchException(
                    line, "each line must be one JSON object of at most " + MOST_COLUMNS + " columns");
        }
        List<String> header = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        tree.properties().forEach(field -> {
            header.add(field.getKey());
            fields.add(Cells.text(field.getValue()).strip());
        });
        return new BatchRow(line, header, fields);
    }

    /** The next line without its end; empty at the end of the file. */
    private Optional<String> line() throws UnreadableBatchException, IOException {
        StringBuilder written = new StringBuilder();
        line++;
        while (at < end || fill()) {
            char c = piece[at++];
            if (c == '\n') {
                return Optional.of(written.toString());
            }
            if (written.length() == LONGEST_LINE) {
                throw new UnreadableBatchException(line, "a line must have at most " + LONGEST_LINE + " characters");
            }
            written.append(c);
        }
        return written.isEmpty() ? Optional.empty() : Optional.of(written.toString());
    }

    private boolean fill() throws UnreadableBatchException, IOException {
        try {
            at = 0;
            end = Math.max(0, text.read(piece, 0, piece.length));
            return end > 0;
        } catch (TextReader.NotTextException e) {
            throw e.unreadable();
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
