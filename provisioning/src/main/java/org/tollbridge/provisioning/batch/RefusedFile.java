package org.tollbridge.provisioning.batch;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.batch.BatchListener.RefusedRow;

/**
 * A file of the refused rows, with the reason in an additional first column. Once corrected, it can be loaded as it is.
 * The file is created with the first row.
 */
public final class RefusedFile implements AutoCloseable {

    private final Path batch;
    private final Charset charset;
    private Optional<BatchWriter> writer = Optional.empty();
    private Path file;

    /**
     * A file next to a batch file: {@code march.refused.csv} for {@code march.csv}.
     *
     * @param charset encoding of the batch file, in which this one is read again
     */
    public RefusedFile(Path batch, Charset charset) {
        this.batch = batch;
        this.charset = charset;
        this.file = batch;
    }

    /** Its path; the file does not exist before the first row. */
    public Path file() {
        return file;
    }

    /**
     * Writes a row.
     *
     * @throws IOException when writing fails
     */
    public void add(RefusedRow row) throws IOException {
        if (writer.isEmpty()) {
            String end = "." + row.format().word();
            String name = batch.toString();
            file = Path.of(
                    (name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name) + ".refused" + end);
            writer = Optional.of(
                    BatchWriter.to(file, charset, row.format(), withReason(row, row.header(), BatchKind.FAULT)));
        }
        writer.get().write(withReason(row, row.header(), BatchKind.FAULT), withReason(row, row.fields(), row.reason()));
    }

    /**
     * Replaces the reason of an earlier load. The reason comes first, so that it is in its column whatever the number
     * of fields. A row whose length differs from the header stays so, and is refused until corrected.
     */
    private static List<String> withReason(RefusedRow row, List<String> fields, String reason) {
        List<String> all = new ArrayList<>();
        all.add(reason);
        for (int i = 0; i < fields.size(); i++) {
            boolean old = i < row.header().size() && row.header().get(i).equalsIgnoreCase(BatchKind.FAULT);
            if (!old) {
                all.add(fields.get(i));
            }
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        if (writer.isPresent()) {
            writer.get().close();
        }
    }
}
