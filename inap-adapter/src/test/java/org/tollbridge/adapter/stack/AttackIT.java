package org.tollbridge.adapter.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tollbridge.adapter.m3ua.M3uaSettings;
import org.tollbridge.adapter.m3ua.SwitchSettings;
import org.tollbridge.adapter.sccp.SccpSettings;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.transport.ListenSettings;

/** What reaches an open port. After each, a good switch is answered, and memory has not grown. */
@Timeout(60)
class AttackIT {

    private static final String ASPUP = "0100030100000008";
    private static final String ASPAC = "01000401000000100006000800000064";
    /** Longer than a busy machine stands still, and shorter than one that proves nothing is borne. */
    private static final Duration ANSWER = Duration.ofSeconds(4);

    private static final long ALLOWED_GROWTH = 16 * 1024 * 1024;

    private static final SignallingStack STACK = new SignallingStack(new StackSettings(
            M3uaSettings.serving(
                    new M3uaSettings.Node(2, 2, OptionalLong.empty()),
                    ListenSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                    List.of(SwitchSettings.of(1, 100))),
            SccpSettings.defaults(),
            106,
            StackSettings.Dialogues.DEFAULT));

    private static long before;
    private static int conversations = 1;

    @BeforeAll
    static void start() throws IOException {
        STACK.start(new AnsweringUser(STACK));
        assertGoodSwitchIsAnswered();
        before = memory();
    }

    @AfterAll
    static void stop() {
        STACK.close();
    }

    static Stream<Arguments> attacks() {
        byte[] random = new byte[4_096];
        new Random(1).nextBytes(random);
        byte[] http = "GET / HTTP/1.1\r\nHost: scp\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                attack("length 0", "0100030100000000"),
                attack("length 7", "0100030100000007"),
                attack("length 7fffffff", "010001017fffffff"),
                attack("length 80000000", "0100010180000000"),
                attack("length ffffffff", "01000101ffffffff"),
                attack("version 9", "0900030100000008"),
                attack("unknown class", ASPUP + ASPAC + "0100070100000008"),
                attack("unknown type", ASPUP + ASPAC + "0100010900000008"),
                attack("parameter length 0", ASPUP + ASPAC + "010001010000000c02100000"),
                attack("parameter length 3", ASPUP + ASPAC + "010001010000000c02100003"),
                attack("parameter longer than the message", ASPUP + ASPAC + "010001010000000c0210ffff"),
                attack("protocol data too short", ASPUP + ASPAC + "0100010100000010" + "0210000700000000"),
                attack("SCCP of one octet", ASPUP + ASPAC + data("09")),
                attack("SCCP pointers beyond the end", ASPUP + ASPAC + data("0900ffffff")),
                attack("unknown SCCP message", ASPUP + ASPAC + data("ff")),
                attack("TCAP of one octet", ASPUP + ASPAC + data("090003070b044302006a044301006a0162")),
                Arguments.of("HTTP", http),
                Arguments.of("random octets", random));
    }

    private static Arguments attack(String name, String hex) {
        return Arguments.of(name, Octets.fromHex(hex).toByteArray());
    }

    /** A DATA from 1 to 2 with this SCCP message. */
    private static String data(String sccp) {
        int length = sccp.length() / 2;
        int padded = (length + 3) & ~3;
        return String.format("01000101%08x0210%04x000000010000000203020005%s", 24 + padded, 16 + length, sccp)
                + "00".repeat(padded - length);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void aGoodSwitchIsAnsweredWhileTheAttackerIsThereAndAfterIt(String name, byte[] octets) throws Exception {
        try (Socket attacker = connect()) {
            attacker.getOutputStream().write(octets);
            assertGoodSwitchIsAnswered();
        }
        try (Socket attacker = connect()) {
            attacker.getOutputStream().write(octets);
            attacker.setSoLinger(true, 0);
        }
        assertGoodSwitchIsAnswered();
        assertMemoryHasNotGrown();
    }

    @Test
    void aTruncatedMessageAndAResetLeaveNothingBehind() throws Exception {
        for (int i = 0; i < 100; i++) {
            try (Socket attacker = connect()) {
                attacker.getOutputStream()
                        .write(Octets.fromHex(ASPUP + ASPAC + "010001010000ffff0210")
                                .toByteArray());
                attacker.setSoLinger(true, 0);
            }
        }
        assertGoodSwitchIsAnswered();
        assertMemoryHasNotGrown();
    }

    @Test
    void idleConnectionsKeepNobodyOut() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                idle.add(connect());
            }
            assertGoodSwitchIsAnswered();
            for (int i = 0; i < 200; i++) {
                idle.add(connect());
            }
            assertGoodSwitchIsAnswered();
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        assertMemoryHasNotGrown();
    }

    @Test
    void halfMessagesDribbledInCostWhatTheyBring() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                Socket socket = connect();
                slow.add(socket);
                socket.getOutputStream()
                        .write(Octets.fromHex("0100010100010000" + "02100004").toByteArray());
            }
            assertGoodSwitchIsAnswered();
            assertMemoryHasNotGrown();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aFloodOfErrorsHoldsNobodyUp() throws Exception {
        try (Socket attacker = connect()) {
            byte[] nonsense = Octets.fromHex("0100030400000008").toByteArray();
            byte[] flood = new byte[nonsense.length * 20_000];
            for (int at = 0; at < flood.length; at += nonsense.length) {
                System.arraycopy(nonsense, 0, flood, at, nonsense.length);
            }
            attacker.getOutputStream().write(Octets.fromHex(ASPUP).toByteArray());
            attacker.getOutputStream().write(flood);
            assertGoodSwitchIsAnswered();
        }
        assertMemoryHasNotGrown();
    }

    private static Socket connect() throws IOException {
        InetSocketAddress address = STACK.addresses().getFirst();
        return new Socket(address.getAddress(), address.getPort());
    }

    private static void assertGoodSwitchIsAnswered() throws IOException {
        try (TcapSwitch ssp = new TcapSwitch(STACK.addresses().getFirst())) {
            ssp.raw().limit(ANSWER);
            ssp.converse(conversations++);
        }
    }

    private static void assertMemoryHasNotGrown() {
        long growth = memory() - before;
        assertTrue(growth < ALLOWED_GROWTH, "memory has grown by " + growth + " octets");
    }

    /** Live heap after a collection, and direct buffers. */
    private static long memory() {
        System.gc();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + direct;
    }

    @Test
    void theDataHelperMakesWholeMessages() {
        assertEquals(
                "01000101" + "0000001c" + "02100011" + "00000001" + "00000002" + "03020005" + "09000000", data("09"));
    }
}
