package org.tollbridge.wire.capture;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.tollbridge.wire.Octets;

/**
 * Writes M3UA messages to a pcap file of link type 252 (Wireshark's exported PDU), which names the protocol of each
 * packet. The transport then does not matter, and the reader needs no port setting. Times have microsecond resolution.
 * Thread-safe; messages are written in the order of the calls.
 */
public final class PcapWriter implements Closeable, Flushable {
    private static final int MAGIC_MICROSECONDS = 0xa1b2c3d4;
    private static final int SNAP_LENGTH = 262_144;
    private final OutputStream out;

    private PcapWriter(OutputStream out) throws IOException {
        this.out = out;
        ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.BIG_ENDIAN);
        header.putInt(MAGIC_MICROSECONDS).putShort((short) 2).putShort((short) 4);
        header.putInt(0).putInt(0).putInt(SNAP_LENGTH).putInt(ExportedPdu.LINK_TYPE);
        out.write(header.array());
    }

    /** Starts a new file and replaces an existing one. */
    public static PcapWriter create(Path file) throws IOException {
        return new PcapWriter(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    /** Writes to a stream, which {@link #close} closes. */
    public static PcapWriter to(OutputStream stream) throws IOException {
        return new PcapWriter(stream);
    }

    /**
     * Adds one message.
     *
     * @param time when it was sent or received
     * @param source the sender; shown by Wireshark if it has an IP address
     * @param destination the receiver
     * @param m3ua one whole M3UA message
     */
    public void write(Instant time, InetSocketAddress source, InetSocketAddress destination, Octets m3ua)
            throws IOException {
        byte[] tags = ExportedPdu.tags(source, destination);
        int length = tags.length + m3ua.length();
        ByteBuffer record = ByteBuffer.allocate(16 + length).order(ByteOrder.BIG_ENDIAN);
        record.putInt((int) time.getEpochSecond()).putInt(time.getNano() / 1000);
        record.putInt(length).putInt(length).put(tags);
        m3ua.copyTo(record.array(), record.position());
        synchronized (out) {
            out.write(record.array());
        }
    }

    @Override
    public void flush() throws IOException {
        synchronized (out) {
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (out) {
            out.close();
        }
    }
}
