package org.tollbridge.simulator.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.simulator.link.LinkException;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportSettings;

class LoadRunTest {

    private static final LoadCall CALL = new LoadCall(InitialDp.TYPE
            .values()
            .set(InitialDp.SERVICE_KEY, 800L)
            .set(InitialDp.CALLED_PARTY_NUMBER, Octets.fromHex("03100850552143"))
            .build());

    /** So many dialogues, and so long for them, that nothing is lost by a machine that stands still for a moment. */
    private static final LoadSettings SETTINGS = settings(1_000, Duration.ofSeconds(20));

    private static LoadSettings settings(int inFlight, Duration dialogueLimit) {
        return new LoadSettings(
                LoadSettings.LINK_LIMIT,
                List.of(CALL, CALL),
                Optional.empty(),
                Duration.ZERO,
                Duration.ZERO,
                inFlight,
                dialogueLimit,
                true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everyCallAtARateIsAnsweredAndEndedWhateverTheLengthOfTheScpsIdentifiers(int idLength) throws Exception {
        LoadReport report = run(
                SETTINGS,
                (scp, begin) -> Optional.of(scp.connect(begin, idLength)),
                load -> load.atRate(200, Duration.ofMillis(500), progress -> {}));

        assertEquals(100, report.placed());
        assertEquals(100, report.completed());
        assertTrue(report.isClean());
        assertEquals(100, report.latency().getTotalCount());
    }

    @Test
    void asManyAsTheScpTakesNeverExceedTheLimitOfOpenDialogues() throws Exception {
        List<LoadProgress> told = new ArrayList<>();
        LoadReport report = run(
                SETTINGS,
                (scp, begin) -> Optional.of(scp.connect(begin, 4)),
                load -> load.atMost(40, Duration.ofMillis(1_200), told::add));

        assertTrue(report.placed() > 50, "the slots are used again");
        assertEquals(report.placed(), report.completed());
        assertTrue(report.isClean());
        assertFalse(told.isEmpty());
        assertTrue(told.stream().allMatch(progress -> progress.open() <= 40));
    }

    @Test
    void repliesAreSpacedByTheTimesSet() throws Exception {
        LoadSettings slow = new LoadSettings(
                LoadSettings.LINK_LIMIT,
                List.of(CALL),
                Optional.empty(),
                Duration.ofMillis(30),
                Duration.ofMillis(40),
                50,
                Duration.ofSeconds(5),
                true);
        long before = System.nanoTime();
        LoadReport report = run(
                slow,
                (scp, begin) -> Optional.of(scp.connect(begin, 4)),
                load -> load.atRate(100, Duration.ofMillis(10), progress -> {}));

        assertTrue(report.isClean());
        assertTrue(System.nanoTime() - before >= Duration.ofMillis(70).toNanos());
    }

    @Test
    void aReleasedCallIsRefusedAndNotCompleted() throws Exception {
        LoadReport report = run(
                SETTINGS,
                (scp, begin) -> Optional.of(StubScp.release(begin)),
                load -> load.atRate(100, Duration.ofMillis(100), progress -> {}));

        assertEquals(10, report.refused());
        assertEquals(0, report.completed());
        assertFalse(report.isClean());
    }

    @Test
    void anAbortIsCounted() throws Exception {
        LoadReport report = run(
                SETTINGS,
                (scp, begin) -> Optional.of(new TcapMessage.Abort(
                        begin.originating(), Optional.of(PAbortCause.RESOURCE_LIMITATION), Optional.empty())),
                load -> load.atRate(100, Duration.ofMillis(100), progress -> {}));

        assertEquals(10, report.aborted());
    }

    @Test
    void anAnswerWithoutConnectIsUnexpectedAndTheCallLost() throws Exception {
        LoadReport report = run(
                settings(50, Duration.ofSeconds(2)),
                (scp, begin) -> Optional.of(new TcapMessage.Continue(
                        begin.originating(), begin.originating(), Optional.empty(), List.of())),
                load -> load.atRate(100, Duration.ofMillis(100), progress -> {}));

        assertEquals(10, report.unexpected());
        assertEquals(10, report.lost());
    }

    @Test
    void silenceIsLostCallsAndCallsNotPlaced() throws Exception {
        LoadReport report = run(
                settings(50, Duration.ofSeconds(2)),
                (scp, begin) -> Optional.empty(),
                load -> load.atRate(1_000, Duration.ofMillis(100), progress -> {}));

        assertEquals(50, report.placed());
        assertEquals(50, report.notPlaced());
        assertEquals(50, report.lost());
    }

    @Test
    void aStallShowsInEveryCallThatWasDueMeanwhile() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        LoadReport report = run(
                new LoadSettings(
                        LoadSettings.LINK_LIMIT,
                        List.of(CALL),
                        Optional.empty(),
                        Duration.ZERO,
                        Duration.ZERO,
                        1_000,
                        Duration.ofSeconds(5),
                        true),
                (scp, begin) -> {
                    if (calls.incrementAndGet() == 1) {
                        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                    }
                    return Optional.of(scp.connect(begin, 4));
                },
                load -> load.atRate(100, Duration.ofMillis(300), progress -> {}));

        assertTrue(report.isClean());
        long late =
                report.latency().getCountBetweenValues(Duration.ofMillis(100).toNanos(), Long.MAX_VALUE);
        assertTrue(late >= 15, "calls due in the first 200 ms of the stall that waited over 100 ms: " + late);
    }

    @Test
    void nobodyThereIsSaidInOneSentence() throws Exception {
        InetSocketAddress gone;
        try (StubScp scp = new StubScp(begin -> Optional.empty())) {
            gone = scp.address();
        }
        LoadSettings hasty = new LoadSettings(
                Duration.ofMillis(300),
                SETTINGS.calls(),
                Optional.empty(),
                Duration.ZERO,
                Duration.ZERO,
                1,
                Duration.ofSeconds(1),
                true);
        try (Transport transport = new Transport("switch", TransportSettings.DEFAULT)) {
            Exception noLink = assertThrows(
                    LinkException.class, () -> new LoadRun(transport, LinkSettings.of(gone), hasty, MessageTap.NONE));
            assertTrue(noLink.toString().contains(Integer.toString(gone.getPort())), noLink.toString());
        }
    }

    private static LoadReport run(
            LoadSettings settings,
            BiFunction<StubScp, TcapMessage.Begin, Optional<TcapMessage>> answer,
            Function<LoadRun, LoadReport> load)
            throws Exception {
        StubScp[] self = new StubScp[1];
        try (StubScp scp = new StubScp(begin -> answer.apply(self[0], begin));
                Transport transport = new Transport("switch", TransportSettings.DEFAULT)) {
            self[0] = scp;
            try (LoadRun run = new LoadRun(transport, LinkSettings.of(scp.address()), settings, MessageTap.NONE)) {
                return load.apply(run);
            }
        }
    }
}
