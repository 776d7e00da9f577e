package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tollbridge.simulator.link.CaptureFile;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.PointCodeLength;

/**
 * Captures what the simulated switches of a test class send and receive. When the class is over tshark, which is not
 * ours, has to find INAP in it and nothing malformed. Without tshark it looks away.
 */
final class Wiretap implements BeforeAllCallback, AfterAllCallback {

    /** Of a test that places load, the beginning is enough. */
    private static final int MOST_MESSAGES = 20_000;

    /**
     * Wireshark's ApplyCharging has no sendCalculationToSCPIndication, which ETSI's has, and calls what it does not know
     * malformed. Any other complaint in such a message counts.
     */
    private static final String ETSI_ALONE = "inap.ApplyChargingArg_element && _ws.expert.message === "
            + "\"BER Error: This field lies beyond the end of the known sequence definition.\"";

    /** One capture for each length of point codes: a reader has to be told, the octets do not say. */
    private static final Map<PointCodeLength, Capture> OPEN = new EnumMap<>(PointCodeLength.class);

    private static boolean listening;

    private record Capture(Path path, CaptureFile file, AtomicInteger messages) implements MessageTap {
        @Override
        public void message(Instant time, InetSocketAddress source, InetSocketAddress destination, Octets m3ua) {
            if (messages.getAndIncrement() < MOST_MESSAGES) {
                file.message(time, source, destination, m3ua);
            }
        }
    }

    /** The tap for a link of the test class that runs. */
    static synchronized MessageTap on(PointCodeLength pointCodes) throws IOException {
        if (!listening) {
            return MessageTap.NONE;
        }
        Capture capture = OPEN.get(pointCodes);
        if (capture == null) {
            Path path = Files.createTempFile("wiretap", ".pcap");
            capture = new Capture(path, CaptureFile.create(path), new AtomicInteger());
            OPEN.put(pointCodes, capture);
        }
        return capture;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        synchronized (Wiretap.class) {
            listening = Tshark.isInstalled();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        Map<PointCodeLength, Capture> captures;
        synchronized (Wiretap.class) {
            listening = false;
            captures = Map.copyOf(OPEN);
            OPEN.clear();
        }
        for (Map.Entry<PointCodeLength, Capture> entry : captures.entrySet()) {
            Capture capture = entry.getValue();
            capture.file().close();
            assertReadable(context.getDisplayName(), entry.getKey(), capture.path());
            Files.delete(capture.path());
        }
    }

    private static void assertReadable(String tests, PointCodeLength pointCodes, Path capture) throws Exception {
        String standard = "mtp3.standard:" + (pointCodes == PointCodeLength.BITS_14 ? "ITU" : "Chinese ITU");
        assertEquals(
                List.of(),
                Tshark.read(capture, "-o", standard, "-Y", "_ws.malformed && !(" + ETSI_ALONE + ")"),
                () -> "tshark finds malformed messages of " + tests + " in " + capture);
        assertFalse(
                Tshark.read(capture, "-o", standard, "-Y", "inap").isEmpty(),
                () -> "tshark finds no INAP of " + tests + " in " + capture);
    }
}
