package org.tollbridge.node.trace;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.tollbridge.wire.capture.PcapngWriter;

/** Writes a capture file that Wireshark can open, complete up to the last call of {@code idle}. */
public final class PcapngSink implements TraceSink, AutoCloseable {

    /** The node's own address, which messages do not contain. */
    private static final InetSocketAddress NODE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 2905);

    private final PcapngWriter writer;

    public PcapngSink(PcapngWriter writer) {
        this.writer = writer;
    }

    @Override
    public void take(TracedMessage message) throws IOException {
        writer.write(
                message.time(),
                message.received(),
                message.received() ? message.peer() : NODE,
                message.received() ? NODE : message.peer(),
                message.m3ua(),
                message.subject() + ": " + message.text());
    }

    @Override
    public void idle() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
