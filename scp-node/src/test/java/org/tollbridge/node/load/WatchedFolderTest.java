package org.tollbridge.node.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.config.Rules;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.SpoiltPlans;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoreSettings;

@Timeout(60)
class WatchedFolderTest {

    private static final String GOOD = "service_number,subscriber,destination\n8008100001,A,010-55501001\n";

    @TempDir
    private Path temporary;

    private Path folder = Path.of(".");
    private Optional<NumberStore> opened = Optional.empty();

    @BeforeEach
    void open() throws StoreException {
        folder = temporary.resolve("in");
        opened = Optional.of(NumberStore.open(StoreSettings.embedded(temporary.resolve("store"))));
    }

    @AfterEach
    void close() {
        opened.ifPresent(NumberStore::close);
    }

    private WatchedFolder watch() throws IOException {
        return WatchedFolder.start(
                folder,
                "n1",
                new NumberLoader(
                        opened.orElseThrow(),
                        Rules.forNumbers(ConfigurationReader.read(Optional.empty(), Map.of())
                                .values())));
    }

    private static void await(Path file) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.exists(file)) {
            assertTrue(System.nanoTime() < limit, () -> file + " did not come");
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void filesAreLoadedOnceAndPutAwayWithAReport() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path secret = Files.writeString(temporary.resolve("secret.csv"), GOOD);
        Files.writeString(folder.resolve("a.csv"), GOOD);
        Files.writeString(folder.resolve("b.csv"), GOOD.replace("010-55501001", "110"));
        Files.writeString(folder.resolve("c.csv"), GOOD);
        Files.writeString(folder.resolve("d.csv.part"), GOOD);
        Files.writeString(folder.resolve(".e.csv"), GOOD);
        Files.createSymbolicLink(folder.resolve("f.csv"), secret);
        Files.createDirectory(folder.resolve("g.csv"));
        Path done = folder.resolve("done");
        Path failed = folder.resolve("failed");
        try (WatchedFolder watched = watch()) {
            await(done.resolve("a.csv"));
            await(failed.resolve("b.csv"));
            await(done.resolve("c.csv"));
            assertTrue(opened.orElseThrow().find("8008100001").isPresent(), watched::toString);
            // The same name again, with other contents.
            Files.writeString(folder.resolve("a.csv"), GOOD.replace("8008100001", "8008100002"));
            await(done.resolve("2-a.csv"));
        }
        assertEquals(
                List.of("2-a.csv", "2-a.csv.report.txt", "a.csv", "a.csv.report.txt", "c.csv", "c.csv.report.txt"),
                names(done));
        assertEquals(
                List.of("a.csv: 1 number loaded: 1 added, 0 replaced, 0 unchanged; the store holds 1"),
                Files.readAllLines(done.resolve("a.csv.report.txt")));
        assertEquals(
                List.of(
                        "b.csv: line 2, column destination: '110': class 800: a short number is not allowed",
                        "b.csv: refused because of 1 fault in 1 row; nothing was loaded"),
                Files.readAllLines(failed.resolve("b.csv.report.txt")));
        assertTrue(Files.readString(done.resolve("c.csv.report.txt"))
                .startsWith("c.csv: skipped: these contents were loaded before"));
        assertEquals(List.of(".e.csv", "d.csv.part", "done", "f.csv", "failed", "g.csv", "working"), names(folder));
        assertEquals(2, opened.orElseThrow().snapshot().size());
    }

    @Test
    void noFileKeepsThoseAfterItWaiting() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path done = folder.resolve("done");
        Files.writeString(folder.resolve("a".repeat(250) + ".csv"), GOOD);
        Files.writeString(folder.resolve("b\n2026 INFO forged.csv"), GOOD);
        Files.writeString(folder.resolve("c.csv"), GOOD);
        // In GB18030, as a program that is older than UTF-8 names its files; Java has no name for that.
        Process shell = new ProcessBuilder("sh", "-c", "cp c.csv \"$(printf '\\263\\307').csv\"")
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertEquals(0, shell.waitFor());
        try (WatchedFolder watched = watch()) {
            for (String name : List.of("a".repeat(196) + ".csv", "b_2026 INFO forged.csv", "c.csv", "__.csv")) {
                await(done.resolve(name));
            }
            assertTrue(opened.orElseThrow().find("8008100001").isPresent(), watched::toString);
        }
        assertEquals(List.of("done", "failed", "working"), names(folder));
    }

    /** A list of a number whose plan a later release wrote; the store refuses it as long as this program has it. */
    @Test
    void aFileThatTheStoreRefusesKeepsNoOtherWaiting() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("a.jsonl"), """
                {"service_number":"8008100009","subscriber":"A","destination":"","plan":{"entry":"o","nodes":{"o":\
                {"kind":"origin","branches":[{"when":["list vip"],"to":"d"}],"otherwise":"d"},"d":\
                {"kind":"destination","number":"861055501001"}},"lists":{"vip":["8610*"]}}}
                """);
        Path done = folder.resolve("done");
        try (WatchedFolder watched = watch()) {
            await(done.resolve("a.jsonl"));
            SpoiltPlans.in(opened.orElseThrow());
            Files.writeString(folder.resolve("b.csv"), "service_number,list,entries\n8008100009,vip,8621*\n");
            Files.writeString(folder.resolve("c.csv"), GOOD);
            await(done.resolve("c.csv"));
            assertTrue(opened.orElseThrow().find("8008100001").isPresent(), watched::toString);
        }
        List<String> report = Files.readAllLines(folder.resolve("failed").resolve("b.csv.report.txt"));
        assertEquals(1, report.size());
        assertTrue(
                report.getFirst().endsWith("use the program version that wrote it; nothing was loaded"),
                report::toString);
    }

    @Test
    void aFileThatANodeHadWhenItEndedIsTakenUp() throws IOException, InterruptedException {
        Path working = Files.createDirectories(folder.resolve("working").resolve("n1"));
        Path others = Files.createDirectories(folder.resolve("working").resolve("n2"));
        Files.writeString(working.resolve("a.csv"), GOOD);
        Files.writeString(others.resolve("b.csv"), GOOD.replace("8008100001", "8008100002"));
        try (WatchedFolder watched = watch()) {
            await(folder.resolve("done").resolve("a.csv"));
            assertFalse(opened.orElseThrow().find("8008100002").isPresent(), watched::toString);
        }
        assertEquals(List.of(), names(working));
        assertEquals(List.of("b.csv"), names(others), "another node's");
    }

    @Test
    void aFolderThatLeadsElsewhereIsRefused() throws IOException {
        Files.createDirectories(folder);
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("done"), elsewhere);
        assertThrows(IOException.class, this::watch);
    }
}
