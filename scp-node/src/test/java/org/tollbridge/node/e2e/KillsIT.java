package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tollbridge.node.cli.Run;
import org.tollbridge.node.e2e.KillsLedger.Entry;
import org.tollbridge.node.e2e.KillsLoad.Seen;
import org.tollbridge.provisioning.store.PostgresqlServer;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.service.call.Reason;
import org.tollbridge.simulator.diameter.AccountingServer;
import org.tollbridge.simulator.ssf.CallResult;

/**
 * A node under calls, and the PostgreSQL server with its store, killed in turn by chance with SIGKILL at moments by chance.
 * What the switch saw is held against the store, the files for mediation and the accounting server: each call once in each.
 */
@Tag("kills")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KillsIT {

    private static final int ROUNDS = Integer.getInteger("tollbridge.kills.rounds", 50);
    private static final long SEED = Long.getLong("tollbridge.kills.seed", 1);
    private static final int CALLS_PER_SECOND = Integer.getInteger("tollbridge.kills.rate", 100);
    private static final Duration TSSF = Duration.ofSeconds(2);
    private static final int LONGEST_WAIT_MILLIS = 1_000;
    /** A node is killed in its start too, which takes it two to three seconds. */
    private static final int LONGEST_START_MILLIS = 3_000;

    private static final int NAMED = 20;
    /** Of so many rounds some must have met work under way. */
    private static final int ENOUGH = 10;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> kills = new HashMap<>();
    private PostgresqlServer database;
    private StoreSettings store;
    private AccountingServer cdf;
    private NodeProcess node;
    private Ssp ssp;
    private KillsLoad load;
    private int gaveUp;

    private Path files() {
        return folder.resolve("files");
    }

    @BeforeEach
    void start() throws Exception {
        // What the switch says of each kill would bury what is counted.
        ((Logger) LoggerFactory.getLogger("org.tollbridge")).setLevel(Level.WARN);
        database = PostgresqlServer.running();
        store = database.fresh();
        cdf = AccountingServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "cdf1.billing.example", "billing.example");
        node = NodeProcess.start(folder.resolve("n0"), NodeProcess.freePorts(1).getFirst(), """
                        node: {name: n0}
                        store: {url: "%s", user: "%s", password: "%s"}
                        records: {in-store: true}
                        mediation: {folder: "%s", max-records: 200, max-seconds: 2}
                        diameter: {realm: billing.example, reconnect-ms: 200}
                        accounting-servers: [{host: cdf1.billing.example, address: 127.0.0.1, port: %d}]
                        """.formatted(
                        store.url(),
                        store.user(),
                        store.password(),
                        files(),
                        cdf.address().getPort()));
        awaitNode();
        Path numbers = Path.of("..", "samples", "numbers.csv").toAbsolutePath().normalize();
        Run filled = Run.tollbridge(folder.resolve("n0"), folder, "load", numbers.toString());
        assertEquals(0, filled.code(), filled.err());
        ssp = Ssp.connect(node.address(), 1, settings -> settings.withTssf(TSSF));
        load = new KillsLoad(ssp, CALLS_PER_SECOND, SEED);
    }

    @AfterEach
    void close() throws Exception {
        // Those that a failed start has not come to are not there.
        for (AutoCloseable each : Stream.<AutoCloseable>of(load, ssp, node, cdf)
                .filter(Objects::nonNull)
                .toList()) {
            each.close();
        }
    }

    /** Waits until the node answers, and starts one that has given up as a service manager does. */
    private void awaitNode() throws Exception {
        Until.started("the node answers", () -> {
            if (!node.isAlive()) {
                gaveUp++;
                node.restart();
            }
            return node.isAlive() && node.answers();
        });
    }

    private void kill() throws Exception {
        // One time in four calls are not waited for, so that a node is killed in its start too, or loses its store in
        // it.
        boolean waits = random.nextInt(4) > 0;
        if (waits) {
            awaitNode();
            long before = load.taken();
            Until.started("calls are taken", () -> load.taken() > before);
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(waits ? LONGEST_WAIT_MILLIS : LONGEST_START_MILLIS));
        int which = random.nextInt(10);
        String victim = which == 0 ? "both" : which < 6 ? "node" : "store";
        if (!victim.equals("store")) {
            node.kill();
        }
        if (!victim.equals("node")) {
            database.kill();
            database.restart();
        }
        if (!victim.equals("store")) {
            node.restart();
        }
        kills.merge(victim, 1, Integer::sum);
    }

    /** Lets what waits go where it is to go; whoever looks afterwards says what has not come. */
    private void drain() throws Exception {
        awaitNode();
        load.stop();
        try {
            Until.started("the switch's calls are over", () -> load.open() == 0);
            Until.started(
                    "the node's calls are over",
                    () -> node.status()
                            .map(status -> status.path("calls").path("open").asInt() == 0)
                            .orElse(false));
            Until.started("all records are everywhere", () -> {
                long records = node.records().size();
                return KillsLedger.stored(store) >= records
                        && KillsLedger.filed(files()) >= records
                        && KillsLedger.accounted(cdf) >= records;
            });
        } catch (AssertionError late) {
            say(String.valueOf(late.getMessage()));
        }
        node.close();
    }

    private static void say(String what) {
        System.out.println("kills: " + what);
    }

    /** Finds a fault in each call that one of the three has not once. */
    private void judge(String where, List<Entry> entries, Map<String, Seen> seen, Collection<String> faults) {
        Map<String, List<Entry>> byCaller = entries.stream().collect(Collectors.groupingBy(Entry::caller));
        List<String> missing = new ArrayList<>();
        List<String> surplus = new ArrayList<>();
        seen.forEach((caller, call) -> {
            if (call.taken() && !byCaller.containsKey(caller)) {
                missing.add(call.toString());
            }
        });
        byCaller.forEach((caller, of) -> {
            if (of.size() > 1 || !seen.containsKey(caller)) {
                surplus.add(of.toString());
            }
        });
        say(where + ": " + entries.size() + " calls, missing: " + missing.size() + ", surplus: " + surplus.size());
        missing.stream().limit(NAMED).forEach(call -> faults.add(where + " has nothing of " + call));
        surplus.stream().limit(NAMED).forEach(call -> faults.add(where + " has too much: " + call));
    }

    private static Set<Entry> without(Collection<Entry> entries) {
        return entries.stream()
                .map(each -> new Entry(each.call(), each.caller(), each.conversation(), ""))
                .collect(Collectors.toSet());
    }

    @Test
    void everyCallThatTheSwitchSawTakenHasOneRecordInEachPlace() throws Exception {
        say("seed " + SEED + ", " + CALLS_PER_SECOND + " calls a second");
        for (int round = 1; round <= ROUNDS; round++) {
            kill();
            if (round % 10 == 0) {
                say("after " + round + " kills: " + load.taken() + " calls taken, "
                        + cdf.records().size() + " accounting records");
            }
        }
        drain();
        Map<String, Seen> seen = load.seen();
        long taken = load.taken();
        say("rounds: " + ROUNDS + " " + kills + ", starts given up: " + gaveUp + ", calls: " + seen.size() + ", taken: "
                + taken + ", closed by the node: "
                + seen.values().stream().filter(Seen::closed).count());

        KillsLedger ledger = new KillsLedger();
        List<String> faults = ledger.faults();
        KillsLedger.Book stored = ledger.store(store);
        KillsLedger.Book filed = ledger.files(files());
        Map<String, Long> numbers = new HashMap<>();
        List<Entry> accounts = ledger.accounts(cdf.records(), numbers);
        judge("store", stored.entries(), seen, faults);
        judge("files", filed.entries(), seen, faults);
        judge("accounting server", accounts, seen, faults);
        long lost = stored.reasons().values().stream()
                .filter(Reason.NODE_LOST.name()::equals)
                .count();
        say("of calls that were open at a kill: " + lost
                + "; accounting records sent again with the T flag and kept once: " + cdf.duplicates()
                + ", without it: " + cdf.unmarkedDuplicates().size());
        for (Entry entry : stored.entries()) {
            Seen call = seen.get(entry.caller());
            if (call != null
                    && call.closed()
                    && entry.conversation() != (call.outcome() == CallResult.Outcome.ANSWERED)) {
                faults.add("the switch saw " + call + ", and its record says answered: " + entry.conversation());
            }
            if (call != null
                    && call.closed()
                    && stored.reasons().get(entry.call()).equals(Reason.NODE_LOST.name())) {
                faults.add("the node closed " + call + " and has a record that it was lost");
            }
        }
        cdf.unmarkedDuplicates().forEach(each -> faults.add(each.session() + " came twice and did not say so"));
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
        assertEquals(Set.copyOf(stored.entries()), Set.copyOf(filed.entries()), "store and files");
        assertEquals(without(filed.entries()), Set.copyOf(accounts), "files and accounting server");
        assertEquals(filed.numbers(), numbers, "numbers in the journal, as files and sessions have them");
        if (ROUNDS >= ENOUGH) {
            assertTrue(lost > 0 && cdf.duplicates() > 0, "nothing was under way at any kill");
            assertTrue(taken > ROUNDS * 10L, () -> "only " + taken + " calls were taken");
        }
    }
}
