package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.simulator.link.LinkException;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.simulator.load.LoadCall;
import org.tollbridge.simulator.load.LoadReport;
import org.tollbridge.simulator.load.LoadRun;
import org.tollbridge.simulator.load.LoadSettings;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.SwitchSettings;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Protocol;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportSettings;

/** A node and a switch with two networks between them, set up as {@code samples/config/sctp-multihoming.yaml} says. */
@Tag("sctp")
@Timeout(120)
class SctpPathsIT {

    private static final Path SAMPLE = Path.of("..", "samples", "config", "sctp-multihoming.yaml");
    private static final List<String> NODE = List.of("192.0.2.10", "198.51.100.10");
    private static final List<String> SWITCH = List.of("192.0.2.20", "198.51.100.20");
    private static final String STRANGER = "192.0.2.30";
    private static final int PORT = 2905;
    private static final int CALLS_A_SECOND = 100;

    @TempDir
    private Path home;

    @BeforeEach
    void addAddresses() throws Exception {
        for (String address : addresses()) {
            change("add", address);
        }
    }

    @AfterEach
    void removeAddresses() throws Exception {
        for (String address : addresses()) {
            change("del", address);
        }
    }

    @Test
    void aPrimaryPathThatDiesUnderLoadCostsNoCall() throws Exception {
        try (Scp scp = scp();
                Transport transport = new Transport("switch", TransportSettings.DEFAULT);
                LoadRun load = new LoadRun(transport, link(SWITCH), calls(), MessageTap.NONE)) {
            AtomicBoolean dead = new AtomicBoolean();
            LoadReport report = load.atRate(CALLS_A_SECOND, Duration.ofSeconds(12), progress -> {
                if (progress.seconds() >= 3 && dead.compareAndSet(false, true)) {
                    change("del", NODE.getFirst());
                }
            });

            assertTrue(dead.get());
            assertTrue(report.isClean(), report::toString);
            assertEquals(1, opened(scp), "the association itself survives");
            assertEquals(report.placed(), scp.records().size());
        }
    }

    @Test
    void whatCannotBeReachedByTheFirstNetworkIsReachedByTheSecond() throws Exception {
        try (Scp scp = scp()) {
            change("del", NODE.getFirst());
            try (Ssp ssp = Ssp.connect(SwitchSettings.of(link(SWITCH)).withSpeed(1_000))) {
                assertEquals(
                        CallResult.Outcome.ANSWERED,
                        ssp.place(Calls.to("8008100001")).outcome());
                assertEquals(1, scp.records().size());
            }
        }
    }

    @Test
    void whoComesFromAnAddressOfNoSwitchIsRefused() throws Exception {
        try (Scp scp = scp();
                Transport transport = new Transport("switch", TransportSettings.DEFAULT)) {
            LinkException refused = assertThrows(
                    LinkException.class,
                    () -> new LoadRun(transport, link(List.of(STRANGER)), calls(), MessageTap.NONE).close());
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("Refused - Management Blocking"), refused::toString);
            assertEquals(List.of(), scp.records());
        }
    }

    private Scp scp() throws IOException {
        return Scp.start(home, Files.readString(SAMPLE));
    }

    private static LinkSettings link(List<String> from) {
        DialSettings dial = DialSettings.of(Protocol.SCTP, sockets(NODE, PORT), sockets(from, 0));
        return LinkSettings.of(dial.remote()).withDial(dial);
    }

    private static List<InetSocketAddress> sockets(List<String> addresses, int port) {
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    private static LoadSettings calls() {
        LoadSettings usual = LoadSettings.of(
                List.of(new LoadCall(Calls.to("8008100001").script().initialDp())));
        return new LoadSettings(
                usual.linkLimit(),
                usual.calls(),
                Optional.of(ApplicationContext.ETSI_SSP_TO_SCP),
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                usual.maximumInFlight(),
                Duration.ofSeconds(30),
                true);
    }

    private static long opened(Scp scp) {
        return scp.node().signalling().transportCounters().orElseThrow().opened();
    }

    private static List<String> addresses() {
        return Stream.of(NODE.stream(), SWITCH.stream(), Stream.of(STRANGER))
                .flatMap(all -> all)
                .toList();
    }

    /** Gives this machine an address, or takes it away; no network behind it is needed. */
    private static void change(String what, String address) {
        try {
            Process ip = new ProcessBuilder("ip", "address", what, address + "/32", "dev", "lo")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean gone = what.equals("del") && said.contains("Cannot assign");
            assertTrue(ip.waitFor() == 0 || gone, said);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
