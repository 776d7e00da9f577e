package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tollbridge.service.call.Reason;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * Attacks on the listening port of a whole node. After each, a good switch is answered, nothing is left of the attack, and
 * the node has not grown by more than 16 MB.
 */
@Tag("alone")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackIT {

    /** Longer than a busy machine stands still, and shorter than an attacker waits. */
    private static final int ANSWER_MILLIS = 4_000;

    private static final int ATTACKER_MILLIS = 5_000;
    private static final long GROWTH = 16L << 20;
    private static final int WARM_UP = 200;
    private static final int RANDOM_OCTETS = 4_096;
    private static final int SILENT = 20;
    private static final int FLOOD = 50_000;
    /** Transactions of good calls are none of an attack. */
    private static final int FIRST_GOOD = 0x700000;

    private static final String ASPUP = "01000301 00000008";

    private Scp scp;
    private long baseline;
    private int goodCalls;

    /** Something that a peer does to the port. */
    interface Attack {
        void on(AttackIT node) throws Exception;
    }

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        scp = Scp.start(home, "m3ua: {recovery-ms: 100}\n");
        try (WireSwitch ssp = attacker().activate()) {
            for (int i = 0; i < WARM_UP; i++) {
                goodCall(ssp);
            }
        }
        scp.awaitNoCalls();
        baseline = memory();
    }

    @AfterAll
    void close() {
        scp.close();
    }

    static Stream<Arguments> attacks() {
        List<Arguments> attacks = new ArrayList<>();
        attacks.addAll(lengths());
        attacks.addAll(transportAttacks());
        attacks.addAll(stateAttacks());
        attacks.addAll(upperLayerAttacks());
        return attacks.stream();
    }

    private static Arguments attack(String name, Attack attack) {
        return Arguments.of(name, attack);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void afterTheAttackAGoodSwitchIsAnswered(String name, Attack attack) throws Exception {
        attack.on(this);

        try (WireSwitch good = new WireSwitch(scp.address(), ANSWER_MILLIS).activate()) {
            goodCall(good);
        }
        assertEquals(goodCalls, completed(), "records of good calls");
        assertEquals(0, scp.node().engine().counters().defects(), "defects");
        assertTrue(memory() - baseline <= GROWTH, "grown by " + (memory() - baseline) + " octets");
    }

    /** How many records of good calls there are; they are not kept, since memory is measured next. */
    private long completed() throws Exception {
        return scp.records().stream()
                .filter(record -> record.dialled().equals("8008100001"))
                .filter(record -> record.reason() == Reason.COMPLETED)
                .count();
    }

    /** InitialDP, Connect, answer, disconnect. */
    private void goodCall(WireSwitch ssp) throws IOException {
        goodCalls++;
        int call = FIRST_GOOD + goodCalls;
        ssp.send(WireSwitch.begin(
                call,
                WireSwitch.invoke(
                        1,
                        Operation.INITIAL_DP,
                        WireSwitch.initialDp("8008100001", "1062345678", EventTypeBcsm.ANALYSED_INFORMATION))));
        TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, answerTo(call, ssp));
        assertTrue(
                WireSwitch.operations(answer).contains(Operation.CONNECT.code()),
                () -> "no Connect in " + answer.components());
        ssp.send(new TcapMessage.End(
                answer.originating(),
                Optional.empty(),
                List.of(
                        WireSwitch.invoke(2, Operation.EVENT_REPORT_BCSM, WireSwitch.report(EventTypeBcsm.O_ANSWER)),
                        WireSwitch.invoke(
                                3, Operation.EVENT_REPORT_BCSM, WireSwitch.report(EventTypeBcsm.O_DISCONNECT)))));
    }

    /** The answer to a call; what the node has still to say of attacks that are over comes over this link too. */
    private static TcapMessage answerTo(int call, WireSwitch ssp) throws IOException {
        TransactionId own = TransactionId.of(call);
        while (true) {
            TcapMessage message = ssp.receiveTcap();
            boolean others = (message instanceof TcapMessage.End end
                            && !end.destination().equals(own))
                    || (message instanceof TcapMessage.Abort abort
                            && !abort.destination().equals(own))
                    || message instanceof TcapMessage.Begin;
            if (!others) {
                return message;
            }
        }
    }

    private WireSwitch attacker() throws IOException {
        return new WireSwitch(scp.address(), ATTACKER_MILLIS);
    }

    /** Live heap after a collection and direct buffers. */
    static long memory() {
        System.gc();
        // What is mapped is the file of open calls, which keeps its size.
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + direct;
    }

    /** Octets on a connection of their own, in the middle of which it is reset. */
    private void reset(String... hex) throws IOException {
        WireSwitch attacker = attacker();
        for (String part : hex) {
            attacker.write(part);
        }
        attacker.reset();
    }

    /** Octets on a connection of their own, on which the node says ERR or hangs up. */
    private void raw(String... hex) throws IOException {
        try (WireSwitch attacker = attacker()) {
            for (String part : hex) {
                attacker.write(part);
            }
            M3uaMessage answer = attacker.receive();
            if (hex[0].equals(ASPUP)) {
                assertEquals(MessageType.ASPUP_ACK, answer.type());
                answer = attacker.receive();
            }
            assertEquals(MessageType.ERR, answer.type());
        } catch (EOFException | SocketException closed) {
            // To close on such a peer is a right answer. A peer that is left waiting gets a time-out instead.
        }
    }

    /** Writes what the other side may no longer want to read. */
    private static void pour(WireSwitch attacker, byte[] octets) throws IOException {
        try {
            attacker.write(octets);
        } catch (SocketException closed) {
            // To close on such a peer is a right answer.
        }
    }

    private static List<Arguments> lengths() {
        List<Arguments> attacks = new ArrayList<>();
        for (String length : List.of("00000000", "00000007", "7fffffff", "80000000", "ffffffff")) {
            attacks.add(attack("length " + length, node -> node.raw("01000301" + length)));
            attacks.add(attack("length " + length + " after ASPUP", node -> node.raw(ASPUP, "01000101" + length)));
        }
        return attacks;
    }

    private static List<Arguments> transportAttacks() {
        return List.of(
                attack("a truncated header", node -> node.reset("010003")),
                attack("a truncated message", node -> node.reset(ASPUP, "01000101 00000064 00060008")),
                attack("an HTTP request", node -> {
                    try (WireSwitch attacker = node.attacker()) {
                        pour(attacker, "GET / HTTP/1.1\r\nHost: scp\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                }),
                attack("4 kB of random octets", node -> {
                    byte[] noise = new byte[RANDOM_OCTETS];
                    new Random(4666).nextBytes(noise);
                    try (WireSwitch attacker = node.attacker()) {
                        pour(attacker, noise);
                    }
                }),
                attack("4 kB of random octets from a switch that is up", node -> {
                    byte[] noise = new byte[RANDOM_OCTETS];
                    new Random(2906).nextBytes(noise);
                    try (WireSwitch attacker = node.attacker().activate()) {
                        pour(attacker, noise);
                    }
                }),
                attack("20 connections that say nothing", node -> {
                    List<WireSwitch> silent = new ArrayList<>();
                    for (int i = 0; i < SILENT; i++) {
                        silent.add(node.attacker());
                    }
                    try (WireSwitch good = new WireSwitch(node.scp.address(), ANSWER_MILLIS).activate()) {
                        node.goodCall(good);
                    }
                    for (WireSwitch each : silent) {
                        each.reset();
                    }
                }),
                attack("an unknown class", node -> node.raw(ASPUP, "01000c01 00000008")),
                attack("an unknown type", node -> node.raw(ASPUP, "01000309 00000008")),
                attack("version 9", node -> node.raw("09000301 00000008")),
                attack("a parameter of length 0", node -> node.raw(ASPUP, "01000401 00000010 00060000 00000064")),
                attack("a parameter of length 3", node -> node.raw(ASPUP, "01000401 00000010 00060003 00000064")),
                attack(
                        "a parameter that is longer than its message",
                        node -> node.raw(ASPUP, "01000401 00000010 00060100 00000064")),
                attack(
                        "a parameter of length 0 in DATA",
                        node -> node.raw(ASPUP, "01000101 00000010 02100000 00000064")));
    }

    private static List<Arguments> stateAttacks() {
        return List.of(
                attack("DATA before ASPUP", node -> {
                    long taken = node.scp.node().engine().counters().offered();
                    try (WireSwitch attacker = node.attacker()) {
                        attacker.send(new TcapEncoder().encode(initialDp()));
                        assertRefused(attacker, 6);
                    }
                    assertEquals(taken, node.scp.node().engine().counters().offered());
                }),
                attack("ASPAC before ASPUP", node -> {
                    try (WireSwitch attacker = node.attacker()) {
                        attacker.send(MessageType.ASPAC, Parameter.RoutingContext.of(100));
                        assertRefused(attacker, 6);
                    }
                }),
                attack("an unknown routing context", node -> {
                    try (WireSwitch attacker = node.attacker()) {
                        attacker.send(MessageType.ASPUP);
                        attacker.expect(MessageType.ASPUP_ACK);
                        attacker.send(MessageType.ASPAC, Parameter.RoutingContext.of(4711));
                        assertRefused(attacker, 0x19);
                    }
                }));
    }

    /** The answer is ERR with this code. */
    private static void assertRefused(WireSwitch attacker, long code) throws IOException {
        M3uaMessage answer = attacker.receive();
        assertEquals(MessageType.ERR, answer.type());
        assertEquals(code, answer.require(Parameter.ErrorCode.class).value());
    }

    private static List<Arguments> upperLayerAttacks() {
        return List.of(
                attack("a BEGIN cut off at every octet", node -> {
                    Octets whole = new TcapEncoder().encode(initialDp());
                    try (WireSwitch attacker = node.attacker().activate()) {
                        for (int length = 0; length < whole.length(); length++) {
                            attacker.send(whole.slice(0, length));
                        }
                        node.handled(attacker);
                    }
                }),
                attack("an InitialDP cut off at every octet", node -> {
                    Octets whole = InapCodec.encode(argument(), Variant.ETSI).orElseThrow();
                    try (WireSwitch attacker = node.attacker().activate()) {
                        for (int length = 0; length < whole.length(); length++) {
                            attacker.send(WireSwitch.begin(
                                    100 + length,
                                    WireSwitch.invoke(
                                            1,
                                            Operation.INITIAL_DP,
                                            Optional.of(whole.slice(0, length)).filter(cut -> !cut.isEmpty()))));
                            assertInstanceOf(TcapMessage.End.class, attacker.receiveTcap(), "cut off at " + length);
                        }
                    }
                }),
                attack("50,000 calls of a peer that reads nothing", node -> {
                    WireSwitch attacker = node.attacker().activate();
                    Thread flood = Thread.ofVirtual().start(() -> node.flood(attacker));
                    flood.join(Duration.ofSeconds(10));
                    attacker.reset();
                    flood.join();
                    node.scp.awaitNoCalls();
                    // On a slow machine it was too much for a moment; what that costs calls is OverloadIT's matter.
                    Until.holds("all calls are taken again", node::takesAll);
                }),
                attack("a linked id of 300", node -> {
                    Component linked = new Component.Invoke(
                            1,
                            OptionalInt.of(44),
                            new Code.Local(Operation.INITIAL_DP.code()),
                            InapCodec.encode(argument(), Variant.ETSI));
                    String hex = new TcapEncoder()
                            .encode(WireSwitch.begin(9, linked))
                            .toHex()
                            .replace("80012c", "8002012c");
                    try (WireSwitch attacker = node.attacker().activate()) {
                        attacker.send(lengthened(Octets.fromHex(hex)));
                        assertEquals(List.of(), WireSwitch.operations(attacker.receiveTcap()));
                    }
                }),
                attack("SCCP with pointers beyond its end", node -> {
                    try (WireSwitch attacker = node.attacker().activate()) {
                        for (String pointers : List.of("ffffff", "03ffff", "000000", "0305ff", "030700")) {
                            attacker.sendSccp(Octets.fromHex("0900" + pointers + "0443020006a0443010006a"));
                        }
                        node.handled(attacker);
                    }
                }),
                attack("deeply nested BER", node -> {
                    try (WireSwitch attacker = node.attacker().activate()) {
                        attacker.send(Octets.fromHex("6280" + "4801016c80" + "a180".repeat(110)));
                        attacker.send(Octets.fromHex("6280" + "4801016b80" + "a080".repeat(110)));
                        attacker.sendSccp(
                                WireSwitch.longUnitdata(Octets.fromHex("6280" + "4801016c80" + "3080".repeat(1_800))));
                        attacker.send(WireSwitch.begin(
                                1,
                                WireSwitch.invoke(
                                        1,
                                        Operation.INITIAL_DP,
                                        Optional.of(Octets.fromHex("3080".repeat(80) + "0000".repeat(5))))));
                        node.handled(attacker);
                    }
                }));
    }

    /** Opens calls until all are under way, or the node no longer takes what nobody fetches the answers of. */
    private void flood(WireSwitch attacker) {
        try {
            for (int call = 0; call < FLOOD; call++) {
                attacker.send(
                        WireSwitch.begin(0x100000 + call, WireSwitch.invoke(1, Operation.INITIAL_DP, argument())));
            }
        } catch (IOException closed) {
            // To close on such a peer is a right answer.
        }
    }

    private static org.tollbridge.wire.inap.InitialDp argument() {
        return WireSwitch.initialDp("8008100002", "1062345678", EventTypeBcsm.ANALYSED_INFORMATION);
    }

    private static TcapMessage initialDp() {
        return WireSwitch.begin(8, WireSwitch.invoke(1, Operation.INITIAL_DP, argument()));
    }

    /** Makes the lengths of message, component portion and component count one octet more. */
    private static Octets lengthened(Octets begin) {
        byte[] octets = begin.toByteArray();
        octets[1]++;
        int portion = 2 + 2 + octets[3];
        portion += 2 + octets[portion + 1];
        octets[portion + 1]++;
        octets[portion + 3]++;
        return Octets.wrap(octets);
    }

    private boolean takesAll() {
        return Double.isInfinite(scp.node().traffic().counters().callsPerSecond());
    }

    /** Waits until the node has looked at all that a switch sent: what it answers to a call comes after that. */
    private void handled(WireSwitch attacker) throws IOException {
        attacker.send(WireSwitch.begin(
                0x7ffffff,
                WireSwitch.invoke(
                        1,
                        Operation.INITIAL_DP,
                        WireSwitch.initialDp("8008100005", "1062345678", EventTypeBcsm.ANALYSED_INFORMATION))));
        while (true) {
            M3uaMessage message = attacker.receive();
            assertEquals(MessageType.DATA, message.type());
            if (message.require(Parameter.ProtocolData.class).data().toHex().contains("490407ffffff")) {
                return;
            }
        }
    }
}
