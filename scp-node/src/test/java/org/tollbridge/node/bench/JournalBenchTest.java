package org.tollbridge.node.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That the benchmark measures what it says; how much is no matter for a test. */
@Timeout(120)
class JournalBenchTest {

    @TempDir
    private Path folder;

    private static String said(Path folder, String rate) {
        StringWriter text = new StringWriter();
        CommandLine command = new CommandLine(new JournalBenchCommand())
                .setOut(new PrintWriter(text))
                .setErr(new PrintWriter(text))
                .setExecutionExceptionHandler((fault, line, parsed) -> {
                    line.getErr().println(fault.getMessage());
                    return 2;
                });
        int code = command.execute("--seconds", "1", "--rate", rate, "--folder", folder.toString());
        return code + " " + text;
    }

    @Test
    void diskAndRecordsAreMeasured() throws Exception {
        String said = said(folder, "500");
        assertTrue(said.startsWith("0 "), said);
        for (String row : List.of("write and fsync, 128 kB", "records, 500/s", "records, maximum rate")) {
            assertEquals(
                    1,
                    said.lines()
                            .filter(line -> line.matches(row + "( +[0-9.]+){4}"))
                            .count(),
                    row + " in " + said);
        }
        String last = said.lines().reduce("", (before, line) -> line);
        assertTrue(last.matches("records/s: [0-9]+ p99 ms: [0-9.]+ most/s: [0-9]+ disk fsyncs/s: [0-9]+"), said);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count(), "it leaves nothing");
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        String said = said(folder.resolve("nowhere"), "500");
        assertTrue(said.startsWith("2 ") && said.contains("nowhere") && said.contains("--folder"), said);
    }
}
