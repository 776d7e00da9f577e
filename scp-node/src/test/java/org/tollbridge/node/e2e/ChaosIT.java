package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.service.call.Reason;

/**
 * Three nodes in network namespaces, which .ci/chaos makes, under load from switches: each node killed in turn, one
 * stopped for ten seconds, all killed at once; behind one point code one is cut off, too, and the store killed, as
 * {@link SplitIT} does for the others. What the switches saw is counted beside it.
 */
@Tag("netns")
@ParameterizedClass
@EnumSource(ChaosNodes.Arrangement.class)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ChaosIT {

    private static final int LIMIT = 5;
    /** Longer than a call rings. */
    private static final int SHORT_AGE_SECONDS = 8;
    /** No call comes to it, so that a room that nobody gives back is lost. */
    private static final int LONG_AGE_SECONDS = 36_000;

    private static final int ROUNDS = Integer.getInteger("tollbridge.chaos.rounds", 1);
    private static final Duration A_MOMENT = Duration.ofMillis(1_500);
    private static final Duration A_WHILE = Duration.ofSeconds(4);
    private static final Duration AWAY = Duration.ofSeconds(10);

    @Parameter
    private ChaosNodes.Arrangement arrangement = ChaosNodes.Arrangement.OWN_POINT_CODES;

    @TempDir
    private Path folder;

    private final Rooms rooms = new Rooms(ChaosLoad.NARROW, LIMIT);
    private SharedStore store;
    private ChaosNodes nodes;
    private ChaosLoad load;
    private LongCalls calls;
    private int killed;
    private long goneOnWith;
    private long roomsLeft;
    private long roomsWithoutCopy;
    /** Nothing is left in memory of what was before. */
    private long allKilledAt;

    @BeforeEach
    void start() throws Exception {
        store = SharedStore.start(folder);
        store.give(ChaosLoad.NARROW, LongCalls.plan(LIMIT, "closed"));
        store.give(ChaosLoad.WIDE, LongCalls.plan(10_000, "closed"));
        LongCalls.give(store);
        nodes = ChaosNodes.start(
                arrangement,
                folder,
                store,
                "max-age-seconds: " + (arrangement.adopts() ? LONG_AGE_SECONDS : SHORT_AGE_SECONDS)
                        + ", ringing-seconds: " + SHORT_AGE_SECONDS + ", counter-ms: 1000");
        load = new ChaosLoad(arrangement, nodes);
        calls = new LongCalls(nodes, load);
        load.start();
    }

    @AfterEach
    void close() throws Exception {
        load.close();
        nodes.close();
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

    /** Counts them with no time for the age limit: no node has died with calls open since all were killed. */
    private void countRooms() throws Exception {
        Until.holds("the rooms are counted", () -> {
            roomsLeft = rooms.lacking(load.switches());
            return roomsLeft >= 0;
        });
        assertEquals(0, roomsLeft, "slots left over");
    }

    /** Calls of which killed nodes have written the records themselves when they were started again. */
    private long withoutCopy() throws IOException {
        long calls = 0;
        for (int i = 0; i < ChaosNodes.COUNT && arrangement.adopts(); i++) {
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

    private void kill(int at) throws Exception {
        Instant moment = Instant.now();
        long before = goneOnWith(at);
        nodes.get(at).kill();
        killed++;
        go(A_WHILE);
        goneOnWith += goneOnWith(at) - before;
        store.move(nodes.home((at + 1) % ChaosNodes.COUNT));
        nodes.get(at).restart();
        nodes.awaitWhole();
        reconnect(at);
        go(A_MOMENT);
        say("node " + at + " killed: longest gap without a call "
                + load.wide().longestGap(moment, A_WHILE).toMillis() + " ms; " + judged());
    }

    /** Calls of others that the nodes besides one have gone on with. */
    private long goneOnWith(int besides) throws Exception {
        List<NodeProcess> others =
                nodes.all().stream().filter(node -> node != nodes.get(besides)).toList();
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
        nodes.awaitWhole();
        reconnect(at);
        go(A_MOMENT);
        say("node " + at + " stopped for " + AWAY.toSeconds() + " s; " + judged());
    }

    /** The store is down while calls live that have outlasted the split. */
    private void cutOff(int at) throws Exception {
        calls.outlastSplit(at);
        say(store.downUnder(load) + "; " + judged());
        say("node " + at + " cut off: " + calls.judgedWhenOver());
        reconnect(at);
        go(A_MOMENT);
        say("all nodes are together; " + judged());
    }

    private void killAll() throws Exception {
        for (NodeProcess node : nodes.all()) {
            node.kill();
            killed++;
        }
        allKilledAt = Instant.now().toEpochMilli();
        for (NodeProcess node : nodes.all()) {
            node.restart();
        }
        nodes.awaitWhole();
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
            for (int i = 0; i < ChaosNodes.COUNT; i++) {
                kill(i);
            }
            stop(1);
            if (arrangement.adopts()) {
                cutOff(2);
            }
            killAll();
        }
        load.stop();
        for (int i = 0; i < ChaosNodes.COUNT; i++) {
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
        countRooms();
        load.close();
        int versions = store.awaitSame(nodes.all());
        store.awaitRecords(nodes.all());
        close();
        ChaosRecords records = ChaosRecords.of(nodes.all(), load, calls);
        String besides = arrangement.adopts()
                ? roomsWithoutCopy + " of calls without a copy"
                : "those of calls of killed nodes, until the age limit of " + SHORT_AGE_SECONDS + " s";
        say("slots left over: " + roomsLeft + ", besides " + besides + "; kills: " + killed + "; " + records.said()
                + "; gone on with by others: " + goneOnWith);
        say("versions of data: " + versions + ", after " + store.moves()
                + " changes; records in the store: as many, each once");
        say("checks: " + load.narrow().connected() + " violations: "
                + load.narrow().violations(LIMIT));
        assertEquals(0, load.narrow().violations(LIMIT));
        assertTrue(load.narrow().most() == LIMIT && load.narrow().released() > 0, "the limit was never met");
        records.judge();
        assertTrue(records.lost() > 0, "no node was killed with calls open");
        assertEquals(arrangement.adopts(), goneOnWith > 0, "calls gone on with: " + goneOnWith);
    }
}
