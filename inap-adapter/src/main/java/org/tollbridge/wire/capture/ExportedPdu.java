package org.tollbridge.wire.capture;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The tags that precede an exported PDU, as defined in Wireshark's epan/exported_pdu.h. */
final class ExportedPdu {
    /** LINKTYPE_WIRESHARK_UPPER_PDU in tcpdump.org's list of link types. */
    static final int LINK_TYPE = 252;

    private static final byte[] DISSECTOR = "m3ua".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG_DISSECTOR_NAME = 12;
    private static final int TAG_IPV4_SOURCE = 20;
    private static final int TAG_IPV4_DESTINATION = 21;
    private static final int TAG_IPV6_SOURCE = 22;
    private static final int TAG_IPV6_DESTINATION = 23;
    private static final int TAG_PORT_TYPE = 24;
    private static final int TAG_SOURCE_PORT = 25;
    private static final int TAG_DESTINATION_PORT = 26;
    private static final int PORT_TYPE_SCTP = 1;

    private ExportedPdu() {}

    /** Builds the tags that name M3UA and, if both ends have an IP address, the source and the destination. */
    static byte[] tags(InetSocketAddress source, InetSocketAddress destination) {
        ByteBuffer tags = ByteBuffer.allocate(96).order(ByteOrder.BIG_ENDIAN);
        put(tags, TAG_DISSECTOR_NAME, DISSECTOR);
        InetAddress from = source.getAddress();
        InetAddress to = destination.getAddress();
        if (from != null && to != null) {
            put(tags, from instanceof Inet4Address ? TAG_IPV4_SOURCE : TAG_IPV6_SOURCE, from.getAddress());
            put(tags, to instanceof Inet4Address ? TAG_IPV4_DESTINATION : TAG_IPV6_DESTINATION, to.getAddress());
            put(tags, TAG_PORT_TYPE, PORT_TYPE_SCTP);
            put(tags, TAG_SOURCE_PORT, source.getPort());
            put(tags, TAG_DESTINATION_PORT, destination.getPort());
        }
        tags.putInt(0);
        byte[] used = new byte[tags.position()];
        tags.flip().get(used);
        return used;
    }

    private static void put(ByteBuffer tags, int tag, byte[] value) {
        int padded = (value.length + 3) & ~3;
        tags.putShort((short) tag).putShort((short) padded).put(value);
        for (int i = value.length; i < padded; i++) {
            tags.put((byte) 0);
        }
    }

    private static void put(ByteBuffer tags, int tag, int value) {
        tags.putShort((short) tag).putShort((short) 4).putInt(value);
    }
}
