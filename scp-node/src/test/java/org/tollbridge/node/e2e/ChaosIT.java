package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Reason;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.simulator.ssf.SwitchSettings;
import org.tollbridge.wire.transport.DialSettings;

/**
 * Three nodes in network namespaces, which .ci/chaos makes, under load from switches: each node killed in turn, one
 * stopped for ten seconds, one cut off from the others, all killed at once. What the switches saw is counted beside it.
 */
@Tag("netns")
@ParameterizedClass
@EnumSource(ChaosIT.Arrangement.class)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ChaosIT {

    /** How switches reach the nodes. */
    enum Arrangement {
        /** Each node has a switch to itself: nobody else hears of its calls, whose rooms come back at the age limit. */
        OWN_POINT_CODES("", 60, AGE_SECONDS),
        /**
         * One switch has all nodes behind one point code; they go on with each other's calls, which are longer. No call
         * comes to the age limit, so that a room that nobody gives back is lost.
         */
        ONE_POINT_CODE(", node-number: %1$d, signalling-port: 2906, adopt-after-ms: 1000", 1_500, 36_000);

        private final String cluster;
        private final long talkSeconds;
        private final int ageSeconds;

        Arrangement(String cluster, long talkSeconds, int ageSeconds) {
            this.cluster = cluster;
            this.talkSeconds = talkSeconds;
            this.ageSeconds = ageSeconds;
        }
    }

    private static final int NODES = 3;
    private static final int LIMIT = 5;
    private static final int LINES = 4;
    /** Each call has a caller of its own in Beijing, by whom its record is known. */
    private static final long FIRST_CALLER = 1_060_000_000L;

    private static final String LAST_CALLER = "86" + Calls.FIXED_CALLER;

    private static final int AGE_SECONDS = 8;
    private static final int ROUNDS = Integer.getInteger("tollbridge.chaos.rounds", 1);
    /** Longer than any call, which takes 1.5 s at the most. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final Duration A_WHILE = Duration.ofSeconds(4);
    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(50);
    /** Few rooms, which is where a wrong count shows; and many, which is where a pause shows. */
    private static final String NARROW = "4008299991";

    private static final String WIDE = "4008299992";

    @Parameter
    private Arrangement arrangement = Arrangement.OWN_POINT_CODES;

    @TempDir
    private Path folder;

    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<Ssp> switches = new ArrayList<>();
    private final Rooms rooms = new Rooms(NARROW, LIMIT);
    private final Tally narrow = new Tally(LONGEST);
    private final Tally wide = new Tally(LONGEST);
    private final Set<Ssp> resting = ConcurrentHashMap.newKeySet();
    private final AtomicLong nextCaller = new AtomicLong(FIRST_CALLER);
    private volatile boolean loading = true;
    private int killed;
    private long goneOnWith;
    private long roomsLeft;
    private long roomsWithoutCopy;
    /** Nothing is left in memory of what was before. */
    private long allKilledAt;

    private static String plan(int limit) {
        return "entry: office\nlimits:\n  concurrent: " + limit
                + "\n  whenSilent: closed\noffice: destination\n  number: 861062345678\n";
    }

    @BeforeEach
    void start() throws Exception {
        for (int i = 0; i < NODES; i++) {
            Path home = folder.resolve("n" + i);
            NodeProcess.give(home, NARROW, plan(LIMIT));
            NodeProcess.give(home, WIDE, plan(10_000));
            nodes.add(NodeProcess.start(
                    home,
                    List.of("ip", "netns", "exec", "tbchaos" + i),
                    new InetSocketAddress("10.77.2." + (i + 1), 2905),
                    "node: {name: n" + i + "}\ncalls: {max-age-seconds: " + arrangement.ageSeconds
                            + ", ringing-seconds: " + AGE_SECONDS + ", counter-ms: 1000}\n"
                            + "cluster: {members: [10.77.1.1:5701, 10.77.1.2:5701, 10.77.1.3:5701], address: 10.77.1."
                            + (i + 1) + arrangement.cluster.formatted(i + 1) + "}\n"));
        }
        for (int i = 0; i < NODES; i++) {
            awaitMembers(i, NODES);
        }
        for (int i = 0; i < switches(); i++) {
            switches.add(connect(i));
            load(i);
        }
    }

    @AfterEach
    void close() {
        loading = false;
        switches.forEach(Ssp::close);
        nodes.forEach(NodeProcess::close);
    }

    /** A switch of one node, or of all. */
    private Ssp connect(int at) throws Exception {
        InetSocketAddress first = nodes.get(at).address();
        if (arrangement == Arrangement.OWN_POINT_CODES) {
            return Ssp.connect(first, 1);
        }
        List<DialSettings> others = nodes.stream()
                .map(NodeProcess::address)
                .filter(address -> !address.equals(first))
                .map(Carrier::to)
                .toList();
        return Ssp.connect(first, 1, settings -> settings.withSharing(new SwitchSettings.Sharing(others, false)));
    }

    private void load(int at) {
        for (int line = 0; line < LINES * NODES / switches(); line++) {
            call(switches.get(at), line % LINES == 0);
        }
    }

    private int switches() {
        return arrangement == Arrangement.OWN_POINT_CODES ? NODES : 1;
    }

    /** One call after the other, until the switch is closed. */
    private void call(Ssp from, boolean toWide) {
        String caller = Long.toString(nextCaller.getAndIncrement());
        var unused = from.begin(Calls.to(toWide ? WIDE : NARROW)
                        .from(caller)
                        .everyone(Calls.answers(arrangement.talkSeconds, HangsUp.CALLING)))
                .whenComplete((result, closed) -> {
                    if (result == null) {
                        return;
                    }
                    (toWide ? wide : narrow).add("86" + caller, result);
                    if (loading && !resting.contains(from)) {
                        boolean failed = result.outcome() == CallResult.Outcome.FAILED;
                        CompletableFuture.delayedExecutor(
                                        failed ? PAUSE_AFTER_FAILURE.toMillis() : 0, TimeUnit.MILLISECONDS)
                                .execute(() -> call(from, toWide));
                    }
                });
    }

    private void awaitMembers(int at, int size) throws Exception {
        Until.holds(
                size + " members",
                () -> nodes.get(at)
                        .status()
                        .map(status -> status.path("cluster"))
                        .map(cluster -> cluster.path("members").size() == size
                                && (arrangement == Arrangement.OWN_POINT_CODES
                                        || cluster.path("handsOverTo").size() == size - 1))
                        .orElse(false));
    }

    private void awaitWhole() throws Exception {
        // A node that was cut off looks for the others every five seconds.
        for (int tries = 0; tries < 2; tries++) {
            try {
                awaitMembers(0, NODES);
            } catch (AssertionError slow) {
                say("still waiting for the others");
            }
        }
        for (int i = 0; i < NODES; i++) {
            awaitMembers(i, NODES);
        }
    }

    /** Lets the calls of a node's switch end, those aside whose node has died under them, and puts a new one in its place. */
    private void reconnect(int node) throws Exception {
        int at = node % switches();
        resting.add(switches.get(at));
        go(LONGEST.multipliedBy(2));
        switches.get(at).close();
        switches.set(at, connect(at));
        if (arrangement == Arrangement.ONE_POINT_CODE) {
            awaitRooms();
        }
        load(at);
    }

    /** Waits until all rooms can be had, but for those of calls that had no copy when their node was killed. */
    private void awaitRooms() throws Exception {
        try {
            Until.holds("no room is held", () -> {
                int lacking = rooms.lacking(switches);
                long without = lacking > 0 ? withoutCopy() : 0;
                roomsLeft = Math.max(0, lacking - without);
                roomsWithoutCopy = Math.max(roomsWithoutCopy, lacking - roomsLeft);
                return lacking >= 0 && roomsLeft == 0;
            });
        } catch (AssertionError held) {
            throw new AssertionError("slots left over: " + roomsLeft, held);
        }
    }

    /** Calls of which killed nodes have written the records themselves when they were started again. */
    private long withoutCopy() throws IOException {
        long calls = 0;
        for (int i = 0; i < NODES && arrangement == Arrangement.ONE_POINT_CODE; i++) {
            String own = "n" + i + "-";
            calls += nodes.get(i).records().stream()
                    .filter(each -> each.reason() == Reason.NODE_LOST
                            && each.callId().startsWith(own)
                            && each.dialled().equals(NARROW)
                            && each.offeredAt() > allKilledAt)
                    .count();
        }
        return calls;
    }

    private static void go(Duration length) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(length.toMillis());
    }

    private void say(String what) {
        System.out.println(
                "chaos, " + arrangement.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + what);
    }

    private static void ip(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(command + " ended with " + code);
        }
    }

    private void kill(int at) throws Exception {
        Instant moment = Instant.now();
        long before = goneOnWith(at);
        nodes.get(at).kill();
        killed++;
        go(A_WHILE);
        goneOnWith += goneOnWith(at) - before;
        nodes.get(at).restart();
        awaitWhole();
        reconnect(at);
        go(A_WHILE);
        say("node " + at + " killed: longest gap without a call "
                + wide.longestGap(moment, A_WHILE).toMillis() + " ms; " + judged());
    }

    /** Calls of others that the nodes besides one have gone on with. */
    private long goneOnWith(int besides) throws Exception {
        List<NodeProcess> others =
                nodes.stream().filter(node -> node != nodes.get(besides)).toList();
        AtomicLong calls = new AtomicLong();
        Until.holds("the others answer", () -> {
            calls.set(0);
            for (NodeProcess node : others) {
                Optional<JsonNode> status = node.status();
                if (status.isEmpty()) {
                    return false;
                }
                calls.addAndGet(status.get().path("adoption").path("adopted").asLong());
            }
            return true;
        });
        return calls.get();
    }

    private void stop(int at) throws Exception {
        nodes.get(at).signal("STOP");
        go(AWAY);
        nodes.get(at).signal("CONT");
        go(A_WHILE);
        awaitWhole();
        reconnect(at);
        go(A_WHILE);
        say("node " + at + " stopped for " + AWAY.toSeconds() + " s; " + judged());
    }

    private void cutOff(int at) throws Exception {
        ip("link", "set", "tbc" + at, "nomaster");
        go(AWAY);
        ip("link", "set", "tbc" + at, "master", "tbc");
        awaitWhole();
        reconnect(at);
        go(A_WHILE);
        say("node " + at + " cut off for " + AWAY.toSeconds() + " s; " + judged());
    }

    private void killAll() throws Exception {
        for (NodeProcess node : nodes) {
            node.kill();
            killed++;
        }
        allKilledAt = Instant.now().toEpochMilli();
        for (NodeProcess node : nodes) {
            node.restart();
        }
        awaitWhole();
        for (int i = 0; i < switches(); i++) {
            reconnect(i);
        }
        go(A_WHILE);
        say("all nodes killed; " + judged());
    }

    private String judged() {
        return "checks: " + narrow.connected() + " violations: " + narrow.violations(LIMIT);
    }

    @Test
    void whateverHappensALimitHoldsAndNothingIsLeft() throws Exception {
        go(A_WHILE);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < NODES; i++) {
                kill(i);
            }
            stop(1);
            cutOff(2);
            killAll();
        }
        loading = false;
        for (int i = 0; i < NODES; i++) {
            NodeProcess node = nodes.get(i);
            Until.holds(
                    "nothing is held",
                    () -> node.status()
                                    .orElseThrow()
                                    .path("limits")
                                    .path("held")
                                    .asInt()
                            == 0);
        }
        awaitRooms();
        close();
        Set<String> missing = Stream.concat(narrow.taken(), wide.taken()).collect(Collectors.toSet());
        int taken = missing.size();
        Set<String> unheard = Stream.concat(narrow.callers(), wide.callers()).collect(Collectors.toSet());
        List<CallRecord> surplus = new ArrayList<>();
        int records = 0;
        int lost = 0;
        for (NodeProcess node : nodes) {
            for (CallRecord each : node.records()) {
                String caller = each.caller().orElseThrow();
                if (caller.equals(LAST_CALLER)) {
                    continue;
                }
                records++;
                lost += each.reason() == Reason.NODE_LOST ? 1 : 0;
                missing.remove(caller);
                if (!unheard.remove(caller)) {
                    surplus.add(each);
                }
            }
        }
        String withoutCopies = arrangement == Arrangement.ONE_POINT_CODE
                ? ", besides " + roomsWithoutCopy + " of calls without a copy"
                : " after the age limit";
        say("slots left over: " + roomsLeft + withoutCopies + "; records: " + records + ", " + lost
                + " of them of calls that were open at one"
                + " of " + killed + " kills, for " + taken + " calls that were taken; missing: " + missing.size()
                + ", surplus: " + surplus.size() + "; not taken: " + unheard.size() + "; gone on with by others: "
                + goneOnWith);
        say("checks: " + narrow.connected() + " violations: " + narrow.violations(LIMIT));
        assertEquals(0, narrow.violations(LIMIT));
        assertTrue(narrow.most() == LIMIT && narrow.released() > 0, "the limit was never met");
        assertEquals(Set.of(), missing, "callers whose calls have no record");
        assertEquals(List.of(), surplus, "records of calls that have another one, or that nobody made");
        assertTrue(lost > 0, "no node was killed with calls open");
        assertEquals(arrangement == Arrangement.ONE_POINT_CODE, goneOnWith > 0, "calls gone on with: " + goneOnWith);
    }
}
