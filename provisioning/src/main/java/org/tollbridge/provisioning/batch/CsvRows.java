package org.tollbridge.provisioning.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of a CSV file (RFC 4180), read one at a time and bounded for any contents. */
final class CsvRows implements AutoCloseable {

    private static final int MAX_FIELDS = 100;

    /** Enough for the longest plan in the store and the rest of its row. */
    private static final int MAX_ROW_CHARACTERS = 2_200_000;

    /** Quotes in a field are doubled. */
    private static final int BUFFER_CHARACTERS = 2 * MAX_ROW_CHARACTERS;

    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;
    private long line;

    /**
     * One row.
     *
     * @param line physical line on which the row begins
     * @param fields without the blanks around them
     */
    record Row(long line, List<String> fields) {}

    CsvRows(InputStream in) {
        this(new TextReader(in, StandardCharsets.UTF_8));
    }

    CsvRows(Reader text) {
        reader = CsvReader.builder()
                .maxBufferSize(BUFFER_CHARACTERS)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MAX_FIELDS)
                                .maxFieldSize(MAX_ROW_CHARACTERS)
                                .maxRecordSize(MAX_ROW_CHARACTERS)
                                .build(),
                        text);
        rows = reader.iterator();
    }

    /**
     * The next row that is not blank; empty at the end.
     *
     * @throws UnreadableBatchException when the file becomes invalid at some line
     * @throws IOException when reading fails
     */
    Optional<Row> next() throws UnreadableBatchException, IOException {
        try {
            if (!rows.hasNext()) {
                return Optional.empty();
            }
            CsvRecord row = rows.next();
            line = row.getStartingLineNumber();
            return Optional.of(
                    new Row(line, row.getFields().stream().map(String::strip).toList()));
        } catch (CsvParseException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof TextReader.NotTextException notText) {
                throw notText.unreadable();
            }
            throw e.getCause();
        }
    }

    private UnreadableBatchException unreadable(String message) {
        Matcher matcher = LINE.matcher(message);
        long at = matcher.find() ? Long.parseLong(matcher.group(1)) : line + 1;
        if (message.contains("closing quote")) {
            return new UnreadableBatchException(
                    at, "there is text after a closing quote; write a quote inside a quoted field twice");
        }
        if (message.contains("Unclosed")) {
            return new UnreadableBatchException(
                    at, "a quoted field starts in this row and never ends; close its quote");
        }
        if (message.contains("fields")) {
            return new UnreadableBatchException(at, "a row must have at most " + MAX_FIELDS + " fields");
        }
        return new UnreadableBatchException(
                at, "a row must have at most " + MAX_ROW_CHARACTERS + " characters; a closing quote may be missing");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
