package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.cli.Run;
import org.tollbridge.node.status.StatusReport;
import org.tollbridge.provisioning.store.PostgresqlServer;
import org.tollbridge.provisioning.store.StoreSettings;

/** Two nodes in processes of their own that share a PostgreSQL store: what is loaded through one is live in both. */
@Timeout(300)
@Tag("tcp")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedDataIT {

    private static final int NODES = 2;
    private static final String HEADER = "service_number,subscriber,destination\n";

    @TempDir
    private static Path folder;

    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<Ssp> switches = new ArrayList<>();

    @BeforeAll
    void start() throws Exception {
        StoreSettings store = PostgresqlServer.running().fresh();
        List<Integer> ports = NodeProcess.freePorts(2 * NODES);
        for (int i = 0; i < NODES; i++) {
            nodes.add(NodeProcess.start(folder.resolve("n" + i), ports.get(i), """
                            node: {name: n%d}
                            cluster: {members: ["127.0.0.1:%d", "127.0.0.1:%d"], port: %d}
                            store: {url: "%s", user: "%s", password: "%s"}
                            """.formatted(
                            i,
                            ports.get(NODES),
                            ports.get(NODES + 1),
                            ports.get(NODES + i),
                            store.url(),
                            store.user(),
                            store.password())));
        }
        for (NodeProcess node : nodes) {
            Until.started(
                    "a cluster",
                    () -> node.status()
                            .map(status ->
                                    status.path("cluster").path("members").size() == NODES)
                            .orElse(false));
            switches.add(Ssp.connect(node.address(), 1));
        }
    }

    @AfterAll
    void close() {
        switches.forEach(Ssp::close);
        nodes.forEach(NodeProcess::close);
    }

    private Run load(int at, String rows) throws Exception {
        Path file = Files.writeString(folder.resolve("numbers.csv"), HEADER + rows);
        return Run.tollbridge(folder.resolve("n" + at), folder, "load", file.toString());
    }

    private List<String> destinations(int at, String number) throws Exception {
        return switches.get(at).place(Calls.to(number)).destinations();
    }

    private List<Long> versions(int at) throws Exception {
        List<Long> versions = new ArrayList<>();
        for (JsonNode member :
                nodes.get(at).status().orElseThrow().path("cluster").path("members")) {
            versions.add(member.path("data").asLong());
        }
        return versions;
    }

    @Test
    void whatIsLoadedThroughOneNodeIsLiveInBoth() throws Exception {
        Run first = load(0, "8008199999,acme,010-55501001\n");
        assertEquals(0, first.code(), first.err());
        assertTrue(first.out().contains("; live in 2 of 2 nodes"), first.out());
        assertEquals(List.of("1055501001"), destinations(1, "8008199999"));

        Run second = load(1, "8008199999,acme,010-55502002\n");
        assertTrue(second.out().contains("1 replaced"), second.out());
        assertTrue(second.out().contains("; live in 2 of 2 nodes"), second.out());
        assertEquals(List.of("1055502002"), destinations(0, "8008199999"));
        // What a node sees it tells the others, which hear of it a moment later.
        Until.holds(
                "both see the same, and know it of each other",
                () -> Stream.of(versions(0), versions(1))
                                .flatMap(List::stream)
                                .distinct()
                                .count()
                        == 1);
        String words = StatusReport.words(nodes.get(0).status().orElseThrow());
        assertTrue(words.contains(", numbers at version " + versions(0).getFirst()), words);
    }

    @Test
    void aNodeThatWasAwayCatchesUpBeforeItTakesCalls() throws Exception {
        nodes.get(1).kill();
        Run load = load(0, "8008199998,acme,010-55501001\n");
        assertEquals(0, load.code(), load.err());
        assertTrue(load.out().contains(" nodes"), load.out());
        nodes.get(1).restart();
        switches.get(1).close();
        Until.started("the node answers", () -> nodes.get(1).status().isPresent());
        switches.set(1, Ssp.connect(nodes.get(1).address(), 1));
        assertEquals(List.of("1055501001"), destinations(1, "8008199998"));
    }
}
