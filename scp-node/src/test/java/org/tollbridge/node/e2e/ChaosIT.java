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
import java.util.Optional;
import java.util.Set;
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

/**
 * Three nodes in network namespaces, which .ci/chaos makes, under load from switches: each node killed in turn, one
 * stopped for ten seconds, one cut off from the others, all killed at once. What the switches saw is counted beside it.
 */
@Tag("netns")
@ParameterizedClass
@EnumSource(ChaosLoad.Arrangement.class)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ChaosIT {

    private static final int NODES = 3;
    private static final int LIMIT = 5;
    private static final String LAST_CALLER = "86" + Calls.FIXED_CALLER;

    private static final int ROUNDS = Integer.getInteger("tollbridge.chaos.rounds", 1);
    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final Duration A_WHILE = Duration.ofSeconds(4);
    private static final Duration AWAY = Duration.ofSeconds(10);

    @Parameter
    private ChaosLoad.Arrangement arrangement = ChaosLoad.Arrangement.OWN_POINT_CODES;

    @TempDir
    private Path folder;

    private final List<NodeProcess> nodes = new ArrayList<>();
    private final Rooms rooms = new Rooms(ChaosLoad.NARROW, LIMIT);
    private SharedStore store;
    private ChaosLoad load;
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
        load = new ChaosLoad(arrangement, nodes);
        store = SharedStore.start(folder);
        store.give(ChaosLoad.NARROW, plan(LIMIT));
        store.give(ChaosLoad.WIDE, plan(10_000));
        for (int i = 0; i < NODES; i++) {
            nodes.add(NodeProcess.start(
                    home(i),
                    List.of("ip", "netns", "exec", "tbchaos" + i),
                    new InetSocketAddress("10.77.2." + (i + 1), 2905),
                    store.yaml() + "node: {name: n" + i + "}\ncalls: {max-age-seconds: " + arrangement.ageSeconds()
                            + ", ringing-seconds: " + ChaosLoad.Arrangement.SHORT_AGE_SECONDS + ", counter-ms: 1000}\n"
                            + "cluster: {members: [10.77.1.1:5701, 10.77.1.2:5701, 10.77.1.3:5701], address: 10.77.1."
                            + (i + 1) + arrangement.cluster(i + 1) + "}\n"));
        }
        for (int i = 0; i < NODES; i++) {
            awaitMembers(i, NODES);
        }
        load.start();
    }

    @AfterEach
    void close() {
        load.close();
        nodes.forEach(NodeProcess::close);
    }

    private Path home(int at) {
        return folder.resolve("n" + at);
    }

    private void awaitMembers(int at, int size) throws Exception {
        Until.holds(
                size + " members",
                () -> nodes.get(at)
                        .status()
                        .map(status -> status.path("cluster"))
                        .map(cluster -> cluster.path("members").size() == size
                                && (!arrangement.adopts()
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

    private void reconnect(int node) throws Exception {
        load.rest(node);
        if (arrangement.adopts()) {
            awaitRooms();
        }
        load.goOn(node);
    }

    /** Waits until all rooms can be had, but for those of calls that had no copy when their node was killed. */
    private void awaitRooms() throws Exception {
        try {
            Until.holds("no room is held", () -> {
                int lacking = rooms.lacking(load.switches());
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
        for (int i = 0; i < NODES && arrangement.adopts(); i++) {
            String own = "n" + i + "-";
            calls += nodes.get(i).records().stream()
                    .filter(each -> each.reason() == Reason.NODE_LOST
                            && each.callId().startsWith(own)
                            && each.dialled().equals(ChaosLoad.NARROW)
                            && each.offeredAt() > allKilledAt)
                    .count();
        }
        return calls;
    }

    private static void go(Duration length) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(length.toMillis());
    }

    private void say(String what) {
        System.out.println("chaos, " + arrangement + ": " + what);
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
        store.move(home((at + 1) % NODES));
        nodes.get(at).restart();
        awaitWhole();
        reconnect(at);
        go(A_MOMENT);
        say("node " + at + " killed: longest gap without a call "
                + load.wide().longestGap(moment, A_WHILE).toMillis() + " ms; " + judged());
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
        go(A_MOMENT);
        awaitWhole();
        reconnect(at);
        go(A_MOMENT);
        say("node " + at + " stopped for " + AWAY.toSeconds() + " s; " + judged());
    }

    private void cutOff(int at) throws Exception {
        ip("link", "set", "tbc" + at, "nomaster");
        go(AWAY);
        ip("link", "set", "tbc" + at, "master", "tbc");
        awaitWhole();
        reconnect(at);
        go(A_MOMENT);
        say("node " + at + " cut off for " + AWAY.toSeconds() + " s; " + judged());
    }

    private void storeDown() throws Exception {
        long before = load.narrow().connected();
        Instant moment = Instant.now();
        store.kill();
        go(AWAY);
        long counted = load.narrow().connected() - before;
        store.restart();
        go(A_MOMENT);
        Duration gap = load.wide().longestGap(moment, AWAY);
        assertTrue(counted > 0, "no call was counted without the store");
        say("store down for " + AWAY.toSeconds() + " s: longest gap without a call " + gap.toMillis() + " ms, "
                + counted + " calls counted; " + judged());
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
        for (int i = 0; i < load.switches().size(); i++) {
            reconnect(i);
        }
        go(A_MOMENT);
        say("all nodes killed; " + judged());
    }

    private String judged() {
        return "checks: " + load.narrow().connected() + " violations: "
                + load.narrow().violations(LIMIT);
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
            storeDown();
            killAll();
        }
        load.stop();
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
        load.close();
        store.awaitSame(nodes);
        store.awaitRecords(nodes);
        close();
        Set<String> missing =
                Stream.concat(load.narrow().taken(), load.wide().taken()).collect(Collectors.toSet());
        int taken = missing.size();
        Set<String> unheard =
                Stream.concat(load.narrow().callers(), load.wide().callers()).collect(Collectors.toSet());
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
        String withoutCopies = arrangement.adopts()
                ? ", besides " + roomsWithoutCopy + " of calls without a copy"
                : " after the age limit";
        say("slots left over: " + roomsLeft + withoutCopies + "; records: " + records + ", " + lost
                + " of them of calls that were open at one"
                + " of " + killed + " kills, for " + taken + " calls that were taken; missing: " + missing.size()
                + ", surplus: " + surplus.size() + "; not taken: " + unheard.size() + "; gone on with by others: "
                + goneOnWith);
        say("versions of data: 1, after " + store.moves() + " changes; records in the store: as many, each once");
        say("checks: " + load.narrow().connected() + " violations: "
                + load.narrow().violations(LIMIT));
        assertEquals(0, load.narrow().violations(LIMIT));
        assertTrue(load.narrow().most() == LIMIT && load.narrow().released() > 0, "the limit was never met");
        assertEquals(Set.of(), missing, "callers whose calls have no record");
        assertEquals(List.of(), surplus, "records of calls that have another one, or that nobody made");
        assertTrue(lost > 0, "no node was killed with calls open");
        assertEquals(arrangement.adopts(), goneOnWith > 0, "calls gone on with: " + goneOnWith);
    }
}
