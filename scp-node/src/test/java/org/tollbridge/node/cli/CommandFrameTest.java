package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.node.status.Product;

class CommandFrameTest {

    @TempDir
    private Path folder;

    private Run run(String... arguments) {
        return Run.tollbridge(folder.resolve("home"), folder, arguments);
    }

    @Test
    void theVersionIsAnAnswer() {
        Run run = run("--version");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("tollbridge " + Product.version() + "\nJava "), run.out());
        assertEquals("", run.err());
        assertTrue(Product.version().matches("[0-9]+\\.[0-9]+\\.[0-9]+.*"), "filled in by the build");
    }

    @Test
    void helpIsAnAnswerAndNamesEveryCommand() {
        Run run = run("--help");
        assertEquals(0, run.code());
        assertEquals("", run.err());
        CommandFrame.commandLine()
                .getSubcommands()
                .keySet()
                .forEach(name -> assertTrue(run.out().contains("  " + name), name + " in " + run.out()));
    }

    /** In one JVM, since the exit codes of {@link #theVersionIsAnAnswer} and others show that they come out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | name a command, such as demo or run (see: tollbridge --help)",
                "laod | there is no command laod; did you mean load? (see: tollbridge --help)",
                "--verison | there is no option --verison; did you mean --version? (see: tollbridge --help)",
                "load | Missing required parameter: 'FILE' (see: tollbridge load --help)",
                "load --cofnig x | there is no option --cofnig; did you mean --config? (see: tollbridge load --help)",
                "records --outcome foo | --outcome: 'foo' is not one of ANSWERED, BUSY, NO_ANSWER, ROUTE_FAILURE, ABANDONED,"
                        + " REFUSED, FAILED (see: tollbridge records --help)",
                "why --last x | --last: 'x' is not a whole number, or is too large (see: tollbridge why --help)",
                "load f --config | Missing required parameter for option '--config' (FILE) (see: tollbridge load --help)",
            })
    void badUsageIsOneLineThatLeadsOn(String line, String fault) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            assertEquals(2, CommandFrame.commandLine().execute(line.isEmpty() ? new String[0] : line.split(" ")));
        } finally {
            System.setErr(before);
        }
        assertEquals("tollbridge: " + fault + "\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void badUsageExitsWithTwoAndAnswersNothing() {
        Run run = run("laod");
        assertEquals(2, run.code());
        assertEquals("", run.out());
    }

    @Test
    void aReaderThatGoesAwayEndsTheCommandQuietly() throws IOException {
        Path file = folder.resolve("many.csv");
        Files.writeString(file, "service_number,subscriber,destination\n" + "8008100001,A,110\n".repeat(50_000));
        StringBuilder command = new StringBuilder();
        Run.command("load", file.toString())
                .forEach(word -> command.append('\'').append(word).append("' "));
        Run run = Run.process(
                folder.resolve("home"),
                folder,
                Map.of(),
                List.of("bash", "-c", command + " | head -n 1; echo ${PIPESTATUS[0]}"));
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.get(0).contains("many.csv: line 2, column destination: '110'"), run.out());
        assertEquals("141", lines.get(1), "as if SIGPIPE had ended it");
        assertEquals("", run.err());
    }

    @Test
    void answersAreUtf8InEveryLocale() throws IOException {
        Path file = Files.writeString(
                folder.resolve("f.csv"), "service_number,subscriber,destination\n8008100001,A,\u5317\u4eac\n");
        Run run = Run.process(
                folder.resolve("home"), folder, Map.of("LC_ALL", "C"), Run.command("load", file.toString()));
        assertTrue(run.out().contains("'\u5317\u4eac'"), run.out());
    }

    @Test
    void aStreamWhoseReaderIsGoneSaysSoAndDoesNotSwallowIt() {
        PrintStream answers = Answers.on(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        answers.println("waits in the buffer");
        Assertions.assertThrows(Answers.ReaderGone.class, answers::flush);
    }
}
