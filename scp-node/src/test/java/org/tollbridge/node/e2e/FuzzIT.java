package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.explain.Explainer;
import org.tollbridge.wire.explain.Layer;
import org.tollbridge.wire.explain.Options;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.m3ua.M3uaDecoder;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * Mutations of known messages at each layer, against the codec and against a whole node over TCP: none may cost more
 * than itself. {@code -Dtollbridge.fuzz.seconds} is the time for each layer, {@code -Dtollbridge.fuzz.seed} chooses the
 * mutations; what made a run fail is printed as lines for {@code fuzz/corpus.txt}, which is replayed in every run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class FuzzIT {

    private static final long SECONDS = Long.getLong("tollbridge.fuzz.seconds", 2);
    private static final long SEED = Long.getLong("tollbridge.fuzz.seed", 1218);
    private static final String ASPUP = "0100030100000008";
    private static final int BATCH = 500;
    private static final int MESSAGES_OF_A_CONNECTION = 20;
    private static final long GROWTH = 16L << 20;
    private static final int ALLOCATION_MULTIPLE = 256;
    private static final int ALLOCATION_CONSTANT = 64 * 1024;

    private static final List<Operation> FROM_SWITCH = List.of(
            Operation.INITIAL_DP,
            Operation.EVENT_REPORT_BCSM,
            Operation.APPLY_CHARGING_REPORT,
            Operation.CALL_INFORMATION_REPORT,
            Operation.ASSIST_REQUEST_INSTRUCTIONS,
            Operation.SPECIALIZED_RESOURCE_REPORT,
            Operation.SERVICE_FILTERING_RESPONSE);

    private Vectors vectors;
    private Scp scp;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        vectors = Vectors.read();
        scp = Scp.start(home, "m3ua: {recovery-ms: 100}\n");
    }

    @AfterAll
    void close() {
        scp.close();
    }

    /** One input of a layer over a link that must outlive it. */
    private interface Input {
        Octets send(FuzzSwitch link, Mutator mutator) throws Exception;
    }

    @Test
    void theCodecGivesAValueOrAFailureForEverything() {
        Mutator mutator = new Mutator(SEED);
        SccpDecoder sccp = new SccpDecoder(PointCodeLength.BITS_14);
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        long inputs = 0;
        while (System.nanoTime() < end) {
            Octets m3ua = mutator.mutate(mutator.oneOf(vectors.m3ua()), vectors.m3ua());
            Octets unitdata = mutator.mutate(mutator.oneOf(vectors.sccp()), vectors.sccp());
            Octets tcap = mutator.mutate(mutator.oneOf(vectors.tcap()), vectors.tcap());
            Octets argument = mutator.mutate(mutator.oneOf(vectors.arguments()), vectors.arguments());
            Operation operation = mutator.oneOf(List.of(Operation.values()));
            decode("m3ua", m3ua, () -> M3uaDecoder.decode(m3ua));
            decode("sccp", unitdata, () -> sccp.decode(unitdata));
            decode("tcap", tcap, () -> TcapDecoder.decode(tcap));
            decode(
                    operation.asn1Name(),
                    argument,
                    () -> InapCodec.argument(operation, Optional.of(argument), Variant.Q1218));
            explain(m3ua, Layer.M3UA);
            explain(tcap, Layer.TCAP);
            inputs += 4;
        }
        report("codec", inputs);
    }

    /** Decodes, and holds what it allocates to a small multiple of the input. */
    private static void decode(String layer, Octets input, Runnable decoding) {
        try {
            long limit = ALLOCATION_CONSTANT + (long) ALLOCATION_MULTIPLE * input.length();
            // What is above is looked at again: the first input on a new path loads classes.
            long allocated = allocatedBy(decoding) <= limit ? 0 : allocatedBy(decoding);
            assertTrue(allocated <= limit, () -> layer + " " + input.toHex() + ": " + allocated + " octets allocated");
        } catch (RuntimeException | StackOverflowError escaped) {
            throw new AssertionError(layer + " " + input.toHex(), escaped);
        }
    }

    private static void explain(Octets input, Layer layer) {
        try {
            Explainer.explain(input, layer, Options.DEFAULT.withReencode(true));
        } catch (RuntimeException | StackOverflowError escaped) {
            throw new AssertionError("explained " + layer + " " + input.toHex(), escaped);
        }
    }

    private static long allocatedBy(Runnable decoding) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        decoding.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void whatComesAtThePortCostsItsOwnConnection() throws Exception {
        Mutator mutator = new Mutator(SEED);
        campaign(
                "m3ua",
                link -> {
                    List<Octets> sent = new ArrayList<>();
                    WireSwitch attacker = new WireSwitch(scp.address(), 20_000);
                    try {
                        attacker.write(ASPUP);
                        for (int i = 0; i < MESSAGES_OF_A_CONNECTION; i++) {
                            Octets input = mutator.mutate(mutator.oneOf(vectors.m3ua()), vectors.m3ua());
                            sent.add(input);
                            attacker.write(input.toByteArray());
                        }
                    } catch (SocketException closed) {
                        // The node ends a connection that makes no sense.
                    }
                    attacker.reset();
                    return sent;
                },
                BATCH / MESSAGES_OF_A_CONNECTION);
    }

    @Test
    void noSccpMessageEndsTheLink() throws Exception {
        Mutator mutator = new Mutator(SEED);
        overOneLink(
                "sccp",
                (link, random) -> {
                    Octets input = random.mutate(random.oneOf(vectors.sccp()), vectors.sccp());
                    link.sendSccp(input);
                    return input;
                },
                mutator);
    }

    @Test
    void noTcapMessageEndsTheLink() throws Exception {
        Mutator mutator = new Mutator(SEED);
        overOneLink(
                "tcap",
                (link, random) -> {
                    Octets input = random.mutate(random.oneOf(vectors.tcap()), vectors.tcap());
                    link.sendTcap(fitting(input));
                    return input;
                },
                mutator);
    }

    @Test
    void noArgumentInAnOpenCallEndsTheLink() throws Exception {
        Mutator mutator = new Mutator(SEED);
        TcapEncoder encoder = new TcapEncoder();
        overOneLink(
                "inap",
                (link, random) -> {
                    TcapMessage.Continue call = link.offer();
                    Octets argument = random.mutate(random.oneOf(vectors.arguments()), vectors.arguments());
                    Component invoke = new Component.Invoke(
                            2,
                            OptionalInt.empty(),
                            new Code.Local(random.oneOf(FROM_SWITCH).code()),
                            Optional.of(argument));
                    Octets input = encoder.encode(new TcapMessage.Continue(
                            /* originating= */ call.destination(),
                            /* destination= */ call.originating(),
                            Optional.empty(),
                            List.of(invoke)));
                    link.sendTcap(fitting(input));
                    return argument;
                },
                mutator);
    }

    @Test
    void noArgumentThatOpensADialogueEndsTheLink() throws Exception {
        Mutator mutator = new Mutator(SEED);
        TcapEncoder encoder = new TcapEncoder();
        overOneLink(
                "inap-begin",
                (link, random) -> {
                    Octets argument = random.mutate(random.oneOf(vectors.arguments()), vectors.arguments());
                    Component invoke = new Component.Invoke(
                            1, OptionalInt.empty(), new Code.Local(Operation.INITIAL_DP.code()), Optional.of(argument));
                    link.sendTcap(fitting(encoder.encode(new TcapMessage.Begin(
                            TransactionId.of(random.below(1 << 24)), Optional.empty(), List.of(invoke)))));
                    return argument;
                },
                mutator);
    }

    @Test
    void whatWasFoundOnceDoesNoHarmAgain() throws Exception {
        List<String> corpus = Files.readAllLines(Path.of("src", "test", "resources", "fuzz", "corpus.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        assertTrue(corpus.size() > 0);
        try (FuzzSwitch link = new FuzzSwitch(scp.address())) {
            for (String line : corpus) {
                String[] words = line.split(" +", 3);
                Octets octets = Octets.fromHex(words[1]);
                switch (words[0]) {
                    case "sccp" -> link.sendSccp(octets);
                    case "tcap" -> link.sendTcap(octets);
                    default -> throw new AssertionError("no layer: " + line);
                }
                link.goodCall();
            }
        }
        assertSound();
    }

    private static Octets fitting(Octets tcap) {
        return tcap.length() <= 240 ? tcap : tcap.slice(0, 240);
    }

    private void overOneLink(String layer, Input input, Mutator mutator) throws Exception {
        campaign(layer, link -> List.of(input.send(link, mutator)), BATCH);
    }

    /** Sends inputs, and says what they were. */
    private interface Round {
        List<Octets> send(FuzzSwitch link) throws Exception;
    }

    private void campaign(String layer, Round round, int roundsOfABatch) throws Exception {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        long inputs = 0;
        long memory = 0;
        do {
            List<Octets> batch = new ArrayList<>();
            try (FuzzSwitch link = new FuzzSwitch(scp.address())) {
                for (int i = 0; i < roundsOfABatch; i++) {
                    batch.addAll(round.send(link));
                }
                // A mutation may have become an ASPAC of the same switch.
                link.activateAgain();
                link.goodCall();
            } catch (AssertionError | IOException | RuntimeException failed) {
                batch.forEach(octets -> System.err.println(layer + " " + octets.toHex()));
                throw new AssertionError(layer + ", seed " + SEED + ", after " + inputs + " inputs", failed);
            }
            assertSound();
            inputs += batch.size();
            if (memory == 0) {
                memory = AttackIT.memory();
            }
        } while (System.nanoTime() < end);
        // What waits for a time-out of its connection is no leak; what stays is.
        long before = memory;
        Until.holds(layer + ": memory is back", () -> AttackIT.memory() - before <= GROWTH);
        report(layer, inputs);
    }

    /** Nothing open is left of the switch that went, and nothing of ours broke. */
    private void assertSound() throws Exception {
        scp.awaitNoCalls();
        assertAll(
                () -> assertEquals(0, scp.node().engine().counters().defects(), "defects"),
                () -> assertEquals(0, scp.node().signalling().counters().userFaults(), "faults of the TC-user"));
    }

    private static void report(String layer, long inputs) {
        System.out.println("fuzz " + layer + ": " + inputs + " inputs, seed " + SEED + ", nothing lost");
    }
}
