package org.tollbridge.provisioning.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rows of a batch file, one at a time and within bounds whatever the file holds. */
sealed interface BatchRows extends AutoCloseable permits CsvBatch, JsonLines {

    /** What files begin with that are packed: zip, which spreadsheets are too, and gzip. */
    List<byte[]> PACKED = List.of(new byte[] {'P', 'K', 3, 4}, new byte[] {0x1F, (byte) 0x8B});

    /** What can be done about a file that is not of its encoding. */
    String MEND = "save the file in that encoding, or name its own, such as --encoding GB18030 (API: encoding=GB18030)";

    /**
     * Opens a file of either format: one whose first character is a brace has lines of JSON.
     *
     * @param in closed when the rows are
     * @throws UnreadableBatchException when it is packed, or no text from its begin
     * @throws IOException when the medium fails
     */
    static BatchRows open(InputStream in, Charset charset) throws UnreadableBatchException, IOException {
        PushbackInputStream raw = new PushbackInputStream(in, 4);
        byte[] begin = raw.readNBytes(4);
        raw.unread(begin);
        for (byte[] packed : PACKED) {
            if (begin.length >= packed.length && Arrays.equals(begin, 0, packed.length, packed, 0, packed.length)) {
                throw new UnreadableBatchException(
                        1,
                        "this file is compressed or binary (zip, gzip or a spreadsheet format); unpack it, or save it"
                                + " as CSV");
            }
        }
        TextReader text = new TextReader(raw, charset, MEND);
        return text.firstVisible() == '{' ? new JsonLines(text) : new CsvBatch(text);
    }

    /** How it is written. */
    BatchFormat format();

    /**
     * The next row; empty at the end.
     *
     * @throws UnreadableBatchException when the file is not such a file from some line on
     * @throws IOException when the medium fails
     */
    Optional<BatchRow> next() throws UnreadableBatchException, IOException;

    @Override
    void close() throws IOException;
}
