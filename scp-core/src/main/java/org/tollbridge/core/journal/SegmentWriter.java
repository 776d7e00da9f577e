package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Writes batches to the disk. After a failure the same batch can be tried again: what it left behind is cut off. */
final class SegmentWriter implements AutoCloseable {

    /** Opens a segment for writing; an implementation other than {@link #open} is for tests only. */
    interface Opener {
        FileChannel open(Path segment) throws IOException;
    }

    private final Path directory;
    private final long segmentBytes;
    private final Opener opener;
    private Path segment;
    private long size;
    private @Nullable FileChannel channel;

    SegmentWriter(Path directory, long segmentBytes, Recovery recovered, Opener opener) {
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        this.opener = opener;
        this.segment = recovered.segment();
        this.size = recovered.size();
    }

    static FileChannel open(Path segment) throws IOException {
        return FileChannel.open(segment, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /**
     * Writes a batch, and returns when it is durable.
     *
     * @param firstSequence number of the batch's first record, which names a new segment
     */
    void write(ByteBuffer batch, long firstSequence) throws IOException {
        int length = batch.remaining();
        try {
            FileChannel out = channel(firstSequence);
            while (batch.hasRemaining()) {
                out.write(batch);
            }
            out.force(false);
            size += length;
        } catch (IOException | RuntimeException | Error e) {
            try {
                close();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private FileChannel channel(long firstSequence) throws IOException {
        if (size >= segmentBytes) {
            close();
            segment = Segments.path(directory, firstSequence);
            size = 0;
        }
        FileChannel open = channel;
        if (open == null) {
            open = opener.open(segment);
            channel = open;
            open.truncate(size);
            open.position(size);
            Segments.sync(directory);
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
