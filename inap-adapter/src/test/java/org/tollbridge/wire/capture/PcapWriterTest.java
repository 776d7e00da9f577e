package org.tollbridge.wire.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.Vectors;

class PcapWriterTest {
    private static final InetSocketAddress SWITCH = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40001);
    private static final InetSocketAddress SCP = new InetSocketAddress(InetAddress.getLoopbackAddress(), 2905);
    private static final Instant TIME = Instant.parse("2024-05-06T07:08:09.123456Z");

    @TempDir
    private Path directory;

    @Test
    void aPacketSaysThatItIsM3uaAndWhoSentIt() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PcapWriter writer = PcapWriter.to(file)) {
            writer.write(TIME, SWITCH, SCP, Octets.fromHex("0100030100000008"));
        }
        String header = "a1b2c3d4" + "00020004" + "00000000" + "00000000" + "00040000" + "000000fc";
        String record = "663881d9" + "0001e240" + "0000003c" + "0000003c";
        String tags = "000c00046d337561" + "001400047f000001" + "001500047f000001" + "0018000400000001"
                + "0019000400009c41" + "001a000400000b59" + "00000000";
        assertEquals(
                header + record + tags + "0100030100000008",
                Octets.of(file.toByteArray()).toHex());
    }

    @Test
    void anAddressThatIsNotKnownIsLeftOut() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PcapWriter writer = PcapWriter.to(file)) {
            writer.write(TIME, InetSocketAddress.createUnresolved("switch", 1), SCP, Octets.fromHex("01"));
        }
        assertEquals(
                "000c00046d33756100000000" + "01",
                Octets.of(file.toByteArray()).slice(40).toHex());
    }

    @Test
    void tsharkReadsEveryVector() throws IOException, InterruptedException {
        Tshark.assumeInstalled();
        Path capture = directory.resolve("vectors.pcap");
        List<Vectors.Message> vectors = Vectors.messages();
        try (PcapWriter writer = PcapWriter.create(capture)) {
            for (Vectors.Message vector : vectors) {
                boolean fromSwitch = vector.text("direction").equals("SSF->SCF");
                writer.write(TIME, fromSwitch ? SWITCH : SCP, fromSwitch ? SCP : SWITCH, vector.octets("m3ua"));
            }
        }
        List<String> packets = Tshark.read(capture, "-T", "fields", "-e", "ip.src", "-e", "_ws.col.Info");
        assertEquals(vectors.size(), packets.size());
        for (int i = 0; i < vectors.size(); i++) {
            Vectors.Message vector = vectors.get(i);
            String packet = packets.get(i).strip();
            assertTrue(packet.startsWith("127.0.0.1\t"), packet);
            if (vector.text("component").equals("invoke")) {
                assertTrue(packet.endsWith(" " + vector.text("operation")), vector + " shows as " + packet);
            }
        }
        assertEquals(List.of(), Tshark.read(capture, "-Y", "_ws.malformed"));
    }
}
