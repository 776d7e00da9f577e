package org.tollbridge.wire.capture;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.tollbridge.wire.Octets;

/**
 * Writes M3UA messages in the pcapng format (draft-ietf-opsawg-pcapng), each with a comment. Like {@link PcapWriter},
 * it names the protocol of each packet. Times have microsecond resolution. Not thread-safe.
 */
public final class PcapngWriter implements Closeable, Flushable {

    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int OPTION_COMMENT = 1;
    private static final int OPTION_FLAGS = 2;
    private static final int INBOUND = 1;
    private static final int OUTBOUND = 2;
    /** Comments are cut to this many octets, because the length field of an option has two octets. */
    private static final int LONGEST_COMMENT = 1_000;

    private final OutputStream out;

    /**
     * Starts a file on a stream, which {@link #close} closes.
     *
     * @param stream preferably buffered
     */
    public PcapngWriter(OutputStream stream) throws IOException {
        this.out = stream;
        ByteBuffer section = ByteBuffer.allocate(16).order(ByteOrder.BIG_ENDIAN);
        section.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
        block(SECTION_HEADER, section);
        ByteBuffer description = ByteBuffer.allocate(8).order(ByteOrder.BIG_ENDIAN);
        description.putShort((short) ExportedPdu.LINK_TYPE).putShort((short) 0).putInt(0);
        block(INTERFACE_DESCRIPTION, description);
    }

    /**
     * Adds one message.
     *
     * @param time when it was sent or received
     * @param received whether it was received rather than sent
     * @param comment of any length; cut after 1,000 octets
     */
    public void write(
            Instant time,
            boolean received,
            InetSocketAddress source,
            InetSocketAddress destination,
            Octets m3ua,
            String comment)
            throws IOException {
        byte[] tags = ExportedPdu.tags(source, destination);
        byte[] text = cut(comment);
        int length = tags.length + m3ua.length();
        ByteBuffer packet = ByteBuffer.allocate(20 + padded(length) + 4 + padded(text.length) + 8 + 4)
                .order(ByteOrder.BIG_ENDIAN);
        long micros = time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
        packet.putInt(0).putInt((int) (micros >>> 32)).putInt((int) micros);
        packet.putInt(length).putInt(length).put(tags).put(m3ua.toByteArray());
        pad(packet, length);
        packet.putShort((short) OPTION_COMMENT).putShort((short) text.length).put(text);
        pad(packet, text.length);
        packet.putShort((short) OPTION_FLAGS).putShort((short) 4).putInt(received ? INBOUND : OUTBOUND);
        packet.putInt(0);
        block(ENHANCED_PACKET, packet);
    }

    private static byte[] cut(String comment) {
        byte[] text = comment.getBytes(StandardCharsets.UTF_8);
        if (text.length <= LONGEST_COMMENT) {
            return text;
        }
        int end = LONGEST_COMMENT;
        while ((text[end] & 0xc0) == 0x80) {
            end--;
        }
        byte[] whole = new byte[end];
        System.arraycopy(text, 0, whole, 0, end);
        return whole;
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    private static void pad(ByteBuffer buffer, int length) {
        for (int i = length; i < padded(length); i++) {
            buffer.put((byte) 0);
        }
    }

    private void block(int type, ByteBuffer body) throws IOException {
        int length = body.position() + 12;
        ByteBuffer block = ByteBuffer.allocate(length).order(ByteOrder.BIG_ENDIAN);
        block.putInt(type).putInt(length).put(body.flip()).putInt(length);
        out.write(block.array());
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
