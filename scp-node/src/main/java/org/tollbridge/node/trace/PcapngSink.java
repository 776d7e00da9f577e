package org.tollbridge.node.trace;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.tollbridge.wire.capture.PcapngWriter;

/** Writes a capture that Wireshark opens, at any moment up to the last idle one. */
public final class PcapngSink implements TraceSink, AutoCloseable {

    /** The node's own end, of which a message says nothing. */
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
