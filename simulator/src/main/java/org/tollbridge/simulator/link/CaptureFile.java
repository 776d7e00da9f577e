package org.tollbridge.simulator.link;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.capture.PcapWriter;

/**
 * Writes every message of a link to a file that Wireshark opens. A disk fault does not disturb the calls;
 * {@link #close} reports it.
 */
public final class CaptureFile implements MessageTap, Closeable {

    private final PcapWriter writer;
    private volatile Optional<IOException> failed = Optional.empty();

    private CaptureFile(PcapWriter writer) {
        this.writer = writer;
    }

    /** Creates the file and replaces an existing one. */
    public static CaptureFile create(Path file) throws IOException {
        return new CaptureFile(PcapWriter.create(file));
    }

    @Override
    public void message(Instant time, InetSocketAddress source, InetSocketAddress destination, Octets m3ua) {
        if (failed.isEmpty()) {
            try {
                writer.write(time, source, destination, m3ua);
            } catch (IOException e) {
                failed = Optional.of(e);
            }
        }
    }

    /**
     * Closes the file.
     *
     * @throws IOException the first fault, if not every message could be written
     */
    @Override
    public void close() throws IOException {
        try (writer) {
            if (failed.isPresent()) {
                throw failed.get();
            }
        }
    }
}
