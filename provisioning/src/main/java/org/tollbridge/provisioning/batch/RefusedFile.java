package org.tollbridge.provisioning.batch;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.batch.BatchListener.RefusedRow;

/**
 * A file of the rows that were refused, with why in a first column of its own: mended, it can be loaded as it is. There is no
 * file before there is a row.
 */
public final class RefusedFile implements AutoCloseable {

    private final Path batch;
    private final Charset charset;
    private Optional<BatchWriter> writer = Optional.empty();
    private Path file;

    /**
     * One that will lie beside a batch file: {@code march.refused.csv} beside {@code march.csv}.
     *
     * @param charset the batch file's, in which this one is read again
     */
    public RefusedFile(Path batch, Charset charset) {
        this.batch = batch;
        this.charset = charset;
        this.file = batch;
    }

    /** Where it is; nowhere before there is a row. */
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
     * A reason that a row has from an earlier load gives way. The reason comes first, where it is in its column however many
     * fields the row has: one of another length than the header stays so, and is refused until it is mended.
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
