package org.tollbridge.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive as a user gets it: unpacked anywhere, started on the JDK that runs this test. */
@Timeout(120)
class DistributionIT {

    @TempDir
    private Path folder;

    private Path app = Path.of("");

    @BeforeEach
    void unpack() throws IOException, InterruptedException {
        Path archive;
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            archive = files.filter(file -> file.getFileName().toString().matches("tollbridge-.*\\.tar\\.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        app = Files.createDirectories(folder.resolve("unpacked here"));
        assertEquals(
                "",
                run(List.of(
                        "tar",
                        "-xzf",
                        archive.toAbsolutePath().toString(),
                        "-C",
                        app.toString(),
                        "--strip-components=1")));
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TOLLBRIDGE_"));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "TOLLBRIDGE_HOME",
                        folder.resolve("home").toString()));
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }

    @Test
    void itStartsFromWhereItLiesAndThroughALink() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(folder.resolve("tb"), app.resolve("tollbridge"));
        for (Path launcher : List.of(app.resolve("tollbridge"), link)) {
            String out = run(List.of(launcher.toString(), "--version"));
            assertTrue(out.matches("tollbridge [0-9]+\\.[0-9]+\\.[0-9]+\\S*\nJava .*\n"), out);
        }
    }

    @Test
    void itBringsWhatAUserNeeds() {
        for (String name : List.of("LICENSE", "CHANGELOG.md", "samples/numbers.csv", "docs/configuration.md")) {
            assertTrue(Files.isRegularFile(app.resolve(name)), name);
        }
    }

    @Test
    void itBringsNoTestLibraries() throws IOException {
        try (Stream<Path> jars = Files.list(app.resolve("lib"))) {
            assertEquals(
                    List.of(),
                    jars.map(jar -> jar.getFileName().toString())
                            .filter(name -> name.matches("(junit|archunit|opentest4j|error_prone).*"))
                            .toList());
        }
    }

    @Test
    void itsSampleFileLoads() throws IOException, InterruptedException {
        String out = run(List.of(
                app.resolve("tollbridge").toString(),
                "load",
                app.resolve("samples/numbers.csv").toString()));
        assertTrue(out.contains(" added, 0 replaced, 0 unchanged"), out);
    }
}
