package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.tollbridge.node.cli.Run;
import org.tollbridge.provisioning.store.PostgresqlServer;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.service.call.CallRecord;

/** The one store of nodes in network namespaces, and a number in it that is changed again and again. */
final class SharedStore {

    private static final String ADDRESS = "10.77.2.254";
    private static final String CLIENTS = "10.77.2.0/24";
    private static final String MOVED = "4008299993";
    private static final String HEADER = "service_number,subscriber,destination\n";
    private static final Duration DOWN = Duration.ofSeconds(10);
    private static final int FIRST_DESTINATION = 55_501_001;

    private final PostgresqlServer server;
    private final StoreSettings settings;
    private final Path folder;
    private int moves;

    private SharedStore(PostgresqlServer server, Path folder) {
        this.server = server;
        this.settings = server.fresh();
        this.folder = folder;
    }

    /** @param folder for files of the test */
    static SharedStore start(Path folder) throws Exception {
        return new SharedStore(PostgresqlServer.at(InetAddress.getByName(ADDRESS), CLIENTS), folder);
    }

    void give(String number, String plan) throws Exception {
        NodeProcess.give(settings, number, plan);
    }

    /** The lines of a node's configuration for it. */
    String yaml() {
        return "store: {url: \"" + settings.url() + "\", user: \"" + settings.user() + "\", password: \""
                + settings.password() + "\"}\nrecords: {in-store: true}\n";
    }

    /** Kills the server under load and starts it again; what calls were like without it, in words. */
    String downUnder(ChaosLoad load) throws Exception {
        long before = load.narrow().connected();
        Instant moment = Instant.now();
        server.kill();
        TimeUnit.MILLISECONDS.sleep(DOWN.toMillis());
        long counted = load.narrow().connected() - before;
        server.restart();
        assertTrue(counted > 0, "no call was counted without the store");
        return "store down for " + DOWN.toSeconds() + " s: longest gap without a call "
                + load.wide().longestGap(moment, DOWN).toMillis() + " ms, " + counted + " calls counted";
    }

    private static String destination(int move) {
        return "10" + (FIRST_DESTINATION + move);
    }

    /** Sends callers of the number elsewhere, through the node of a home. */
    void move(Path home) throws Exception {
        String destination = destination(moves + 1);
        Path file = Files.writeString(
                folder.resolve("numbers.csv"), HEADER + MOVED + ",acme,010-" + destination.substring(2) + "\n");
        Run load = Run.tollbridge(home, folder, "load", file.toString());
        assertEquals(0, load.code(), load.err());
        moves++;
    }

    int moves() {
        return moves;
    }

    /**
     * Waits until each node sees the same, and says the same of the others; and calls them to see whether it is so.
     *
     * @return at how many versions they are
     */
    int awaitSame(List<NodeProcess> nodes) throws Exception {
        Set<Long> versions = new HashSet<>();
        try {
            Until.holds("the nodes are at one version", () -> {
                versions.clear();
                versions.addAll(versions(nodes));
                return versions.size() == 1;
            });
        } catch (AssertionError late) {
            throw new AssertionError("versions of data: " + versions.size() + ", which are " + versions, late);
        }
        for (NodeProcess node : nodes) {
            try (Ssp ssp = Ssp.connect(node.address(), 1)) {
                assertEquals(
                        List.of(destination(moves)),
                        ssp.place(Calls.to(MOVED)).destinations(),
                        "where callers are sent");
            }
        }
        return versions.size();
    }

    /** The versions of numbers that nodes tell, of themselves and of each other; below 0 where one tells none. */
    private static Set<Long> versions(List<NodeProcess> nodes) throws Exception {
        Set<Long> versions = new HashSet<>();
        for (NodeProcess node : nodes) {
            for (JsonNode member : node.status().orElseThrow().path("cluster").path("members")) {
                versions.add(member.path("data").asLong(-1));
            }
        }
        return versions;
    }

    /** Waits until the store has the nodes' records, each once and no others. */
    void awaitRecords(List<NodeProcess> nodes) throws Exception {
        List<String> expected = new ArrayList<>();
        Until.started("the records are in the store", () -> {
            expected.clear();
            for (NodeProcess node : nodes) {
                node.records().stream().map(CallRecord::callId).forEach(expected::add);
            }
            return KillsLedger.stored(settings) >= expected.size();
        });
        assertEquals(expected.stream().sorted().toList(), stored(), "calls in the store");
    }

    private List<String> stored() throws SQLException {
        return new KillsLedger()
                .store(settings).entries().stream()
                        .map(KillsLedger.Entry::call)
                        .sorted()
                        .toList();
    }
}
