package org.tollbridge.provisioning.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rows of a batch file, read one at a time and bounded for any contents. */
sealed interface BatchRows extends AutoCloseable permits CsvBatch, JsonLines {

    /** First octets of compressed files: zip, which includes spreadsheets, and gzip. */
    List<byte[]> PACKED = List.of(new byte[] {'P', 'K', 3, 4}, new byte[] {0x1F, (byte) 0x8B});

    /** The remedy for a file with another encoding. */
    String MEND = "save the file in that encoding, or name its own, such as --encoding GB18030 (API: encoding=GB18030)";

    /**
     * Opens a file of either format: JSON Lines if its first character is a brace.
     *
     * @param in closed together with the rows
     * @throws UnreadableBatchException when it is compressed, or not text at its start
     * @throws IOException when reading fails
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

    /** The file's format. */
    BatchFormat format();

    /**
     * The next row; empty at the end.
     *
     * @throws UnreadableBatchException when the file becomes invalid at some line
     * @throws IOException when reading fails
     */
    Optional<BatchRow> next() throws UnreadableBatchException, IOException;

    @Override
    void close() throws IOException;
}
