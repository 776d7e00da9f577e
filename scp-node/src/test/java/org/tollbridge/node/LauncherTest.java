package org.tollbridge.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, with a JDK and a Maven that only pretend, so that each test takes a moment. */
@Timeout(120)
class LauncherTest {

    /** All that the script needs of the system, Java and Maven aside. */
    private static final List<String> TOOLS = List.of(
            "bash",
            "env",
            "dirname",
            "readlink",
            "sed",
            "head",
            "tail",
            "tr",
            "find",
            "cksum",
            "sort",
            "mkdir",
            "rm",
            "tar",
            "gzip",
            "mv",
            "tee",
            "grep",
            "flock",
            "cat",
            "true",
            "mktemp",
            "cp",
            "wc");

    /** Says what it was called with; with the argument "wait" it stays until a file named gate is there. */
    private static final String JAVA = """
            #!/usr/bin/env bash
            echo "java of NAME pid $$"
            printf 'argument <%s>\\n' "$@"
            case " $* " in *' wait '*) while [ ! -e "$GATE" ]; do :; done ;; *' read '*) cat ;; esac
            """;

    private static final String MAVEN = """
            #!/usr/bin/env bash
            echo "$JAVA_HOME" >>"$CALLS"
            if [ -n "${GATE:-}" ] && [ "${HOLD_BUILD:-}" = yes ]; then while [ ! -e "$GATE" ]; do :; done; fi
            echo '[INFO] Scanning for projects...'
            echo '[INFO] Building scp-node 0.1.0                    [2/2]'
            if [ -n "${BROKEN:-}" ]; then echo '[ERROR] Foo.java:[1,2] semicolon missing'; exit 1; fi
            made=$(mktemp -d)
            mkdir -p "$made/tollbridge-0/lib" "$ROOT/scp-node/target"
            cp "$ROOT/tollbridge" "$made/tollbridge-0/"
            echo jar >"$made/tollbridge-0/lib/scp-node.jar"
            tar -czf "$ROOT/scp-node/target/tollbridge-0.tar.gz" -C "$made" tollbridge-0
            rm -rf "$made"
            """;

    @TempDir
    private Path folder;

    private Path root = Path.of("");
    private Path bin = Path.of("");
    private Path jdks = Path.of("");
    private Path calls = Path.of("");
    private Path gate = Path.of("");

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        root = Files.createDirectories(folder.resolve("a clone with spaces"));
        bin = Files.createDirectories(folder.resolve("bin"));
        jdks = Files.createDirectories(folder.resolve("jdks"));
        calls = folder.resolve("calls");
        gate = folder.resolve("gate");
        Files.copy(Path.of("..", "tollbridge"), root.resolve("tollbridge"));
        root.resolve("tollbridge").toFile().setExecutable(true);
        source("pom.xml", "<project/>");
        source("scp-node/pom.xml", "<project/>");
        source("scp-node/src/main/java/Main.java", "class Main {}");
        source("samples/numbers.csv", "x");
        for (String tool : TOOLS) {
            Path real = Stream.of("/usr/bin", "/bin", "/usr/local/bin")
                    .map(place -> Path.of(place, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            // No link: the temporary folder is not to lead out of itself when it is removed.
            script(bin.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
        }
        script(bin.resolve("mvn"), MAVEN);
    }

    private void source(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = jre(name, version);
        script(home.resolve("bin/javac"), "#!/bin/sh\n");
        return home;
    }

    private Path jre(String name, String version) throws IOException {
        Path home = jdks.resolve(name);
        script(home.resolve("bin/java"), JAVA.replace("NAME", name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Process start(Path launcher, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", bin.toString(),
                        "HOME", folder.toString(),
                        "TOLLBRIDGE_JDKS", jdks.toString(),
                        "ROOT", root.toString(),
                        "CALLS", calls.toString(),
                        "GATE", gate.toString()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Ended end(Process process) throws IOException {
        try {
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), out, err);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Ended launch(Map<String, String> environment, String... arguments) throws IOException {
        return end(start(root.resolve("tollbridge"), environment, arguments));
    }

    private Ended launch(String... arguments) throws IOException {
        return launch(Map.of(), arguments);
    }

    private long builds() throws IOException {
        try (Stream<String> lines = Files.exists(calls) ? Files.lines(calls) : Stream.empty()) {
            return lines.count();
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, what);
            Thread.onSpinWait();
        }
    }

    @Test
    void withoutAnyJavaItSaysWhatToInstall() throws IOException {
        Ended ended = launch("--version");
        assertEquals(2, ended.code());
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("no JDK 21 or newer found"), ended.err());
        assertTrue(ended.err().contains("openjdk-21-jdk"), ended.err());
        assertEquals(0, builds());
    }

    @Test
    void anOldJavaIsNotTakenAndItsVersionIsNamed() throws IOException {
        Path old = jdk("old", "17.0.15");
        jdk("older", "1.8.0_402");
        Ended ended = launch(Map.of("JAVA_HOME", old.toString()));
        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("the default one here is 17"), ended.err());
    }

    @Test
    void theJavaOfJavaHomeIsTakenWhenItIsNewEnough() throws IOException {
        Path chosen = jdk("chosen", "21.0.1");
        jdk("newer", "26-ea");
        assertTrue(launch(Map.of("JAVA_HOME", chosen.toString())).out().startsWith("java of chosen "));
        assertEquals(chosen.toString(), Files.readString(calls).strip(), "Maven runs on it too");
    }

    @Test
    void theJavaOnThePathComesNextThroughItsLinks() throws IOException {
        Path old = jdk("old", "17.0.15");
        jdk("newer", "26-ea");
        Files.createDirectories(folder.resolve("alternatives"));
        Path alternative = Files.createSymbolicLink(
                folder.resolve("alternatives/java"), jdk("onpath", "22").resolve("bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of("../alternatives").resolve(alternative.getFileName()));
        assertTrue(launch(Map.of("JAVA_HOME", old.toString())).out().startsWith("java of onpath "));
    }

    @Test
    void otherwiseTheNewestThatHasACompilerIsTaken() throws IOException {
        jdk("j21", "21.0.1");
        jdk("j25", "25.0.3");
        jdk("j9", "9.0.4");
        jre("j27", "27");
        assertTrue(launch().out().startsWith("java of j25 "));
    }

    @Test
    void withoutMavenItSaysSo() throws IOException {
        jdk("j21", "21");
        Files.delete(bin.resolve("mvn"));
        Ended ended = launch();
        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("Maven (mvn) is needed"), ended.err());
    }

    @Test
    void itBuildsOnceAndSaysSoOnStandardError() throws IOException {
        jdk("j21", "21");
        Ended first = launch("decode", "two words", "*");
        assertEquals(0, first.code());
        assertTrue(first.err().contains("since this is its first use"), first.err());
        assertTrue(first.err().contains("  [2/2] scp-node\n"), first.err());
        List<String> out = first.out().lines().toList();
        assertTrue(out.get(0).startsWith("java of j21"), first.out());
        assertEquals(
                List.of(
                        "argument <org.tollbridge.node.Main>",
                        "argument <decode>",
                        "argument <two words>",
                        "argument <*>"),
                out.subList(out.size() - 4, out.size()));

        Ended second = launch("decode");
        assertEquals("", second.err());
        assertEquals(1, builds());
    }

    @Test
    void itBuildsAgainWhenASourceIsChangedOrAddedOrGone() throws IOException {
        jdk("j21", "21");
        launch();
        source("scp-node/src/main/java/Main.java", "class Main { int changed; }");
        assertTrue(launch().err().contains("since its sources have changed"));
        source("scp-node/src/main/java/Other.java", "");
        launch();
        Files.delete(root.resolve("scp-node/src/main/java/Other.java"));
        launch();
        assertEquals(4, builds());
        source("scp-node/src/test/java/Test.java", "");
        source("docs/x.md", "");
        assertEquals("", launch().err());
        assertEquals(4, builds(), "neither tests nor documents make it build");
    }

    @Test
    void aBuildThatFailsShowsWhyAndStartsNothing() throws IOException {
        jdk("j21", "21");
        Ended ended = launch(Map.of("BROKEN", "yes"));
        assertEquals(2, ended.code());
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("Foo.java:[1,2] semicolon missing"), ended.err());
        assertTrue(ended.err().contains("build.log"), ended.err());
        assertEquals(0, launch().code(), "and the next try builds again");
        assertEquals(2, builds());
    }

    @Test
    void twoAtOnceBuildOnlyOnce() throws IOException {
        jdk("j21", "21");
        Process one = start(root.resolve("tollbridge"), Map.of("HOLD_BUILD", "yes"));
        await("the first builds", () -> Files.exists(calls));
        Process two = start(root.resolve("tollbridge"), Map.of("HOLD_BUILD", "yes"));
        String waiting = two.errorReader(StandardCharsets.UTF_8).readLine();
        assertEquals("tollbridge: another tollbridge is building; waiting for it.", waiting);
        Files.createFile(gate);
        assertEquals(0, end(one).code());
        assertEquals(0, end(two).code());
        assertEquals(1, builds());
    }

    @Test
    void itWorksThroughLinksFromAnywhere() throws IOException {
        jdk("j21", "21");
        Path far = Files.createDirectories(folder.resolve("usr/local/bin"));
        Path near = Files.createSymbolicLink(folder.resolve("near"), root.resolve("tollbridge"));
        Path link = Files.createSymbolicLink(far.resolve("tollbridge"), Path.of("../../../near"));
        assertEquals(0, end(start(near, Map.of(), "x")).code());
        Ended ended = end(start(link, Map.of(), "x"));
        assertEquals(0, ended.code(), ended.err());
        assertEquals(1, builds());
    }

    @Test
    void theProcessBecomesTheJavaThatWasStarted() throws IOException {
        jdk("j21", "21");
        launch();
        Process process = start(root.resolve("tollbridge"), Map.of(), "read");
        process.getOutputStream().write("through standard input\n".getBytes(StandardCharsets.UTF_8));
        long pid = process.pid();
        String out = end(process).out();
        assertTrue(out.startsWith("java of j21 pid " + pid + "\n"), out);
        assertTrue(out.endsWith("through standard input\n"), out);
    }

    @Test
    void whatARunningNodeUsesIsKeptUntilItEnds() throws IOException {
        jdk("j21", "21");
        launch();
        Process node = start(root.resolve("tollbridge"), Map.of(), "wait");
        String used = node.inputReader(StandardCharsets.UTF_8).readLine();
        assertTrue(used.startsWith("java of j21"), used);
        Path first = onlyBuild();
        source("scp-node/src/main/java/Main.java", "class Main { int changed; }");
        launch();
        assertTrue(Files.exists(first.resolve("lib/scp-node.jar")), "its jars are still there");
        Files.createFile(gate);
        end(node);
        source("scp-node/src/main/java/Main.java", "class Main { int changedAgain; }");
        launch();
        assertFalse(Files.exists(first), "and gone after it");
        assertNotEquals(first, onlyBuild());
    }

    private Path onlyBuild() throws IOException {
        try (Stream<Path> all = Files.list(root.resolve("target/tollbridge"))) {
            List<Path> folders = all.filter(Files::isDirectory).toList();
            assertEquals(1, folders.size(), folders::toString);
            return folders.get(0);
        }
    }

    @Test
    void fromAnArchiveItNeedsNeitherMavenNorACompiler() throws IOException {
        jre("j21", "21");
        Files.delete(bin.resolve("mvn"));
        Files.delete(root.resolve("pom.xml"));
        Files.createDirectories(root.resolve("lib"));
        Ended ended = launch("x");
        assertEquals(0, ended.code(), ended.err());
        assertTrue(
                ended.out().contains("argument <" + root + "/lib/*:" + folder + "/.tollbridge/services/*>"),
                ended.out());
        Files.delete(root.resolve("lib"));
        Ended broken = launch("x");
        assertEquals(2, broken.code());
        assertTrue(broken.err().contains("unpack the distribution archive again"), broken.err());
    }

    @Test
    void moreFlagsForTheJvmComeFromTheEnvironment() throws IOException {
        jdk("j21", "21");
        String out = launch(Map.of("TOLLBRIDGE_JAVA_OPTS", "-Xmx2g -Dx=y")).out();
        assertTrue(out.contains("argument <-Xmx2g>\nargument <-Dx=y>\nargument <-cp>\n"), out);
    }

    @Test
    void aLoadHasMuchRoomForWhatIsYoung() throws IOException {
        jdk("j21", "21");
        assertTrue(launch("load", "x").out().contains("argument <-XX:NewRatio=1>\n"));
        assertTrue(launch("run").out().contains("argument <-XX:NewRatio=1>\n"));
        assertFalse(launch("status").out().contains("NewRatio"));
    }

    @Test
    void aCollectorFromTheEnvironmentTakesThePlaceOfTheUsualOne() throws IOException {
        jdk("j21", "21");
        assertTrue(launch().out().contains("argument <-XX:+UseSerialGC>\n"));
        String out =
                launch(Map.of("TOLLBRIDGE_JAVA_OPTS", "-Xmx8g -XX:+UseZGC")).out();
        assertTrue(out.contains("argument <-XX:+UseZGC>\n"), out);
        assertFalse(out.contains("UseSerialGC"), out);
    }

    @Test
    void theFirstStartWithAJavaWritesItsClassesForTheOthers() throws IOException {
        Files.delete(root.resolve("pom.xml"));
        Files.createDirectories(root.resolve("lib"));
        Path log = folder.resolve("archives");
        for (String name : List.of("a", "b")) {
            Path java = jre(name, name.equals("a") ? "21" : "22").resolve("bin/java");
            script(
                    java,
                    JAVA.replace("NAME", name)
                            + "for word; do case $word in -XX:ArchiveClassesAtExit=*) echo x >\"${word#*=}\"; echo "
                            + name + " >>'" + log + "' ;; esac; done\n");
        }
        Map<String, String> withA = Map.of("JAVA_HOME", jdks.resolve("a").toString());
        for (int i = 0; i < 2; i++) {
            Ended ended = launch(withA, "x");
            assertTrue(ended.out().contains("argument <-XX:SharedArchiveFile=" + root + "/classes-"), ended.out());
            assertFalse(ended.out().contains("ArchiveClassesAtExit"), "it is written beforehand, and silently");
            assertEquals("", ended.err());
        }
        launch(Map.of("JAVA_HOME", jdks.resolve("b").toString()), "x");
        assertEquals(List.of("a", "b"), Files.readAllLines(log));
    }

    @Test
    void aJavaThatCannotWriteItsClassesIsAskedOnce() throws IOException {
        jre("j21", "21");
        Files.delete(root.resolve("pom.xml"));
        Files.createDirectories(root.resolve("lib"));
        Path log = folder.resolve("tries");
        script(
                jdks.resolve("j21/bin/java"),
                "#!/bin/sh\ncase \"$*\" in *ArchiveClassesAtExit*) echo x >>'" + log + "' ;; esac\necho \"$*\"\n");
        for (int i = 0; i < 2; i++) {
            assertFalse(launch("x").out().contains("SharedArchiveFile"));
        }
        assertEquals(1, Files.readAllLines(log).size());
    }
}
