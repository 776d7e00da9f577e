package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes with point codes of their own, in the network namespaces of {@link ChaosIT}, of which one is cut off. No
 * call comes to the age limit, so that a room that nobody gives back is lost.
 */
@Tag("netns")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SplitIT {

    private static final ChaosNodes.Arrangement ARRANGEMENT = ChaosNodes.Arrangement.OWN_POINT_CODES;
    private static final int CUT_OFF = 2;
    private static final int LIMIT = 5;

    @TempDir
    private Path folder;

    private SharedStore store;
    private ChaosNodes nodes;
    private ChaosLoad load;

    @BeforeEach
    void start() throws Exception {
        store = SharedStore.start(folder);
        store.give(ChaosLoad.NARROW, LongCalls.plan(LIMIT, "closed"));
        store.give(ChaosLoad.WIDE, LongCalls.plan(10_000, "closed"));
        LongCalls.give(store);
        nodes = ChaosNodes.start(ARRANGEMENT, folder, store, "counter-ms: 1000");
        load = new ChaosLoad(ARRANGEMENT, nodes);
        load.start();
    }

    @AfterEach
    void close() throws Exception {
        load.close();
        nodes.close();
    }

    private static void say(String what) {
        System.out.println("split, " + ARRANGEMENT + ": " + what);
    }

    @Test
    void callsThatOutlastASplitKeepTheirRoomsAndNoOthers() throws Exception {
        LongCalls calls = new LongCalls(nodes, load);
        calls.outlastSplit(CUT_OFF);
        say(store.downUnder(load));
        say("node " + CUT_OFF + " cut off: " + calls.judgedWhenOver());
        load.stop();
        Until.holds("no room is held", () -> new Rooms(ChaosLoad.NARROW, LIMIT).lacking(load.switches()) == 0);
        load.close();
        store.awaitRecords(nodes.all());
        close();
        ChaosRecords records = ChaosRecords.of(nodes.all(), load, calls);
        say("slots left over: 0; " + records.said());
        say("checks: " + load.narrow().connected() + " violations: "
                + load.narrow().violations(LIMIT));
        assertEquals(0, load.narrow().violations(LIMIT));
        records.judge();
    }
}
