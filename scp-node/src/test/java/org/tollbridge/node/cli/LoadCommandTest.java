package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.config.Rules;
import org.tollbridge.node.control.ControlServer;
import org.tollbridge.node.home.HomeLock;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.load.ExportThroughNode;
import org.tollbridge.node.load.LoadThroughNode;
import org.tollbridge.node.load.NumberLoader;
import org.tollbridge.provisioning.batch.BatchPlace;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.service.plan.ServiceNumber;

class LoadCommandTest {

    private static final String HEADER = "service_number,subscriber,destination,last_day\n";

    @RegisterExtension
    private static final Room ROOM = new Room();

    private final Path folder = ROOM.folder();

    private NodeHome home = new NodeHome(Path.of("."));

    @BeforeEach
    void nameHome() {
        home = new NodeHome(folder.resolve("home"));
    }

    private Run load(String... files) {
        String[] arguments = new String[files.length + 1];
        arguments[0] = "load";
        System.arraycopy(files, 0, arguments, 1, files.length);
        return ROOM.run(arguments);
    }

    private void write(String name, String rows) throws IOException {
        Files.writeString(folder.resolve(name), HEADER + rows);
    }

    private Optional<ServiceNumber> stored(String digits) throws StoreException {
        try (NumberStore store = NumberStore.open(StoreSettings.embedded(home.store()))) {
            return store.find(digits);
        }
    }

    private String destination(String digits) throws StoreException {
        return stored(digits)
                .map(number -> number.plan().only().orElseThrow().number())
                .orElse("none");
    }

    @Test
    void filesAreLoadedAndWhatChangedIsSaid() throws IOException, StoreException {
        write("a.csv", "8008100001,A,010-55501001,\n8008100002,B,010-55501002,\n");
        write("b.csv", "8008100001,A,010-55509999,\n8008100002,B,010-55501002,\n8008100003,C,010-55501003,\n");
        Run run = load("a.csv", "b.csv");
        assertEquals("", run.err());
        assertEquals("""
                a.csv: 2 numbers loaded: 2 added, 0 replaced, 0 unchanged; the store holds 2
                b.csv: 3 numbers loaded: 1 added, 1 replaced, 1 unchanged; the store holds 3
                """, run.out());
        assertEquals(0, run.code());
        assertEquals("861055509999", destination("8008100001"));
    }

    @Test
    void aFileWithABadRowIsRefusedWholeAndTheOtherIsLoaded() throws IOException, StoreException {
        write("bad.csv", "8008100001,A,010-55501001,\n8008100002,B,110,x\n");
        write("good.csv", "8008100003,C,010-55501003,\n");
        Run run = load("bad.csv", "good.csv");
        assertEquals(1, run.code());
        assertEquals("", run.err());
        assertEquals("""
                bad.csv: line 3, column last_day: 'x': must be a day such as 2026-12-31
                bad.csv: line 3, column destination: '110': class 800: a short number is not allowed
                bad.csv: refused because of 2 faults in 2 rows; nothing was loaded
                good.csv: 1 number loaded: 1 added, 0 replaced, 0 unchanged; the store holds 1
                """, run.out());
        assertEquals("none", destination("8008100001"));
        assertEquals("861055501003", destination("8008100003"));
    }

    @Test
    void aDryRunSaysWhatWouldBeAndChangesNothing() throws IOException, StoreException {
        write("a.csv", "8008100001,A,010-55501001,\n8008100002,B,110,\n");
        assertEquals(new Run(1, """
                        a.csv: line 3, column destination: '110': class 800: a short number is not allowed
                        a.csv: 1 number would be loaded: 1 added, 0 replaced, 0 unchanged; the store holds 0; nothing was changed; 1 row would be refused
                        """, ""), load("--dry-run", "--skip-bad", "a.csv"));
        assertEquals("none", destination("8008100001"));
        assertFalse(Files.exists(folder.resolve("a.refused.csv")));
    }

    @Test
    void badRowsAreKeptAsideMendedAndLoaded() throws IOException, StoreException {
        write("a.csv", "8008100001,A,010-55501001,\n8008100002,\"B, Ltd\",110,\n8008100001,C,010-55501003,\n");
        Run run = load("--skip-bad", "a.csv");
        assertEquals("", run.err());
        assertEquals(1, run.code());
        assertTrue(run.out().endsWith("; the store holds 1; 2 rows refused, written to a.refused.csv\n"), run.out());
        assertEquals("861055501001", destination("8008100001"));
        Path refused = folder.resolve("a.refused.csv");
        String kept = Files.readString(refused).replace("\r\n", "\n");
        assertEquals("""
                fault,service_number,subscriber,destination,last_day
                column destination: '110': class 800: a short number is not allowed,8008100002,"B, Ltd",110,
                column service_number: '8008100001': line 2 already has this number; keep one of them,8008100001,C,010-55501003,
                """, kept);
        Files.writeString(refused, kept.replace(",110,", ",010-55501002,"));
        assertEquals(0, load("a.refused.csv").code());
        assertEquals("861055501002", destination("8008100002"));
        assertEquals("861055501003", destination("8008100001"));
    }

    /** Who mends rows loads them as the file that they are from. */
    @Test
    void badRowsAreKeptInTheEncodingOfTheirFile() throws IOException, StoreException {
        Charset encoding = Charset.forName("GB18030");
        Files.writeString(folder.resolve("a.csv"), HEADER + "8008100001,\u5317\u4eac,110,\n", encoding);
        assertEquals(1, load("--encoding", "GB18030", "--skip-bad", "a.csv").code());
        Path refused = folder.resolve("a.refused.csv");
        Files.writeString(refused, Files.readString(refused, encoding).replace(",110,", ",010-55501002,"), encoding);
        assertEquals(0, load("--encoding", "GB18030", "a.refused.csv").code());
        assertEquals("\u5317\u4eac", stored("8008100001").orElseThrow().subscriber());
    }

    @Test
    void rowsOfAnotherLengthAreKeptWithTheirFaultInItsColumnAndMended() throws IOException, StoreException {
        write("a.csv", "8008100001,A\n8008100002,B, Ltd,010-55501002,\n");
        assertEquals(1, load("--skip-bad", "a.csv").code());
        Path refused = folder.resolve("a.refused.csv");
        String kept = Files.readString(refused).replace("\r\n", "\n");
        assertEquals("""
                fault,service_number,subscriber,destination,last_day
                this row has 2 fields and the header has 4; put a field that contains a comma in quotes,8008100001,A
                this row has 5 fields and the header has 4; put a field that contains a comma in quotes,8008100002,B,Ltd,010-55501002,
                """, kept);
        assertEquals(1, load("--skip-bad", "a.refused.csv").code());
        assertEquals(
                kept.replace("2 fields and the header has 4", "3 fields and the header has 5")
                        .replace(
                                "this row has 5 fields and the header has 4",
                                "this row has 6 fields and the header has 5"),
                Files.readString(folder.resolve("a.refused.refused.csv")).replace("\r\n", "\n"));
        assertEquals("none", destination("8008100001"));
        Files.writeString(
                refused,
                kept.replace(",8008100001,A", ",8008100001,A,010-55501001,").replace("B,Ltd", "\"B, Ltd\""));
        assertEquals(0, load("a.refused.csv").code());
        assertEquals("861055501001", destination("8008100001"));
        assertEquals("861055501002", destination("8008100002"));
    }

    @Test
    void whatIsExportedCanBeLoadedElsewhere() throws IOException, StoreException {
        write("a.csv", "8008100001,=1,010-55501001,2026-12-31\n8008100002,B,010-55501002,\n");
        assertEquals(0, load("a.csv").code());
        Run export = ROOM.run("export", "numbers", "-o", "all.jsonl");
        assertEquals(new Run(0, "all.jsonl: 2 numbers written\n", ""), export);
        String csv = ROOM.run("export", "numbers").out();
        assertTrue(csv.contains("8008100001,'=1,861055501001,"), csv);
        Path other = folder.resolve("other");
        assertEquals("""
                all.jsonl: 2 numbers loaded: 2 added, 0 replaced, 0 unchanged; the store holds 2
                """, Run.tollbridge(other, folder, "load", "all.jsonl").out());
        assertEquals(csv, Run.tollbridge(other, folder, "export", "numbers").out());
        assertEquals(2, ROOM.run("export", "tariffs").code());
    }

    @Test
    void filesOfOtherKindsAreLoadedOnceAndReplaceAll() throws IOException {
        Files.writeString(folder.resolve("s.csv"), "name,language\nacme,zh\nkite,en\n");
        assertEquals(
                "s.csv: 2 subscribers loaded: 2 added, 0 replaced, 0 unchanged; the store holds 0 numbers\n",
                load("--once", "s.csv").out());
        Run again = load("--once", "s.csv");
        assertTrue(again.out().startsWith("s.csv: skipped: these contents were loaded before, at "), again.out());
        assertEquals(0, again.code());
        Files.writeString(folder.resolve("s.jsonl"), "{\"name\":\"acme\",\"language\":\"zh\"}\n");
        assertEquals(
                "s.jsonl: 1 subscriber loaded: 0 added, 0 replaced, 1 unchanged, 1 removed; the store holds 0"
                        + " numbers\n",
                load("--replace-all", "s.jsonl").out());
        assertEquals(
                new Run(2, "", "tollbridge: there is no encoding 'klingon'; name one such as UTF-8 or GB18030\n"),
                load("--encoding", "klingon", "s.csv"));
        assertEquals(2, load("--kind", "tariffs", "s.csv").code());
        assertEquals(2, load("--replace-all", "--skip-bad", "s.csv").code());
    }

    @Test
    void aFileThatCannotBeReadIsNamedBeforeAnythingIsLoaded() throws IOException, StoreException {
        write("a.csv", "8008100001,A,010-55501001,\n");
        Run missing = load("a.csv", "missing.csv");
        assertEquals(new Run(2, "", "tollbridge: missing.csv does not exist; name an existing file\n"), missing);
        assertEquals("none", destination("8008100001"));
        assertEquals(new Run(2, "", "tollbridge: /dev is not a file; name a batch file\n"), load("/dev"));
    }

    @Test
    void aDamagedStoreIsNamed() throws IOException {
        write("a.csv", "8008100001,A,010-55501001,\n");
        home.prepare();
        Files.createDirectories(home.store());
        Files.writeString(home.store().resolve("tollbridge.mv.db"), "nonsense");
        Run run = load("a.csv");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("tollbridge: the store " + home.store() + " cannot be opened"), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void aHomeThatCannotBeUsedIsNamed() throws IOException {
        write("a.csv", "8008100001,A,010-55501001,\n");
        Files.writeString(home.folder(), "a file stands in the way");
        Run run = load("a.csv");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("tollbridge: the home " + home.folder() + " cannot be used"), run.err());
        assertTrue(run.err().contains("TOLLBRIDGE_HOME"), run.err());
    }

    @Test
    void theHomeIsForItsOwnerAlone() throws IOException {
        write("a.csv", "8008100001,A,010-55501001,\n");
        load("a.csv");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.runtime())));
        assertFalse(Files.exists(home.controlSocket()));
    }

    @Test
    void daysAreThoseOfTheConfiguredZone() throws IOException, StoreException {
        write("a.csv", "8008100001,A,010-55501001,2026-01-01\n");
        Files.writeString(folder.resolve("t.yaml"), "node: {time-zone: UTC}\n");
        load("--config", "t.yaml", "a.csv");
        assertEquals(
                1_767_312_000_000L, stored("8008100001").orElseThrow().validTo().orElseThrow());
    }

    /** What a running node of these other nodes answers to a load of two files, the second of which is bad. */
    private Run loadThroughNode(Map<String, Boolean> nodes) throws IOException, StoreException {
        home.prepare();
        write("good.csv", "8008100001,A,010-55501001,\n");
        write("bad.csv", "8008100002,B,110,\n");
        HomeLock lock = HomeLock.tryTake(home, HomeLock.Holder.NODE).orElseThrow();
        NumberStore store = NumberStore.open(StoreSettings.embedded(home.store()));
        NumberLoader loader = new NumberLoader(
                store,
                Rules.forNumbers(
                        ConfigurationReader.read(Optional.empty(), Map.of()).values()));
        try (ControlServer server = ControlServer.open(
                home.controlSocket(),
                Map.of(
                        LoadThroughNode.COMMAND,
                        LoadThroughNode.serve(loader, () -> nodes),
                        ExportThroughNode.COMMAND,
                        ExportThroughNode.serve(new BatchPlace(store, loader.rules()))))) {
            assertTrue(Files.exists(home.controlSocket()), server::toString);
            Run run = load("good.csv", "bad.csv");
            assertEquals("", run.err());
            assertEquals(1, run.code());
            assertTrue(store.find("8008100001").isPresent(), "live in the node's own store");
            String export = ROOM.run("export", "numbers", "--format", "jsonl").out();
            assertTrue(export.startsWith("{\"service_number\":\"8008100001\""), export);
            return run;
        } finally {
            store.close();
            lock.close();
        }
    }

    @Test
    void aRunningNodeLoadsTheFileItself() throws IOException, StoreException {
        assertEquals("""
                good.csv: 1 number loaded: 1 added, 0 replaced, 0 unchanged; the store holds 1; live in the running node
                bad.csv: line 2, column destination: '110': class 800: a short number is not allowed
                bad.csv: refused because of 1 fault in 1 row; nothing was loaded
                """, loadThroughNode(Map.of()).out());
        assertFalse(Files.exists(home.controlSocket()), "the socket goes with the node");
    }

    @Test
    void theNodesOfAClusterThatDoNotHaveItYetAreNamed() throws IOException, StoreException {
        String out =
                loadThroughNode(Map.of("n1", true, "n3", false, "n2", false)).out();
        assertEquals(
                "good.csv: 1 number loaded: 1 added, 0 replaced, 0 unchanged; the store holds 1;"
                        + " live in 1 of 3 nodes, not yet in n2, n3",
                out.lines().findFirst().orElseThrow());
    }
}
