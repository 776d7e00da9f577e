package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class DecodeCommandTest {

    /** CONTINUE with a Connect-less invoke of Continue: written by hand after Q.773. */
    private static final String TCAP = "65 13 48 01 01 49 01 02 6c 0b a1 09 02 01 01 02 01 1f 30 01 00";

    private static final String CONTINUE = "a1 06 02 01 05 02 01 1f";

    @RegisterExtension
    private static final Room ROOM = new Room();

    private final Path folder = ROOM.folder();

    private Run run(String... arguments) {
        return ROOM.run(arguments);
    }

    private static JsonNode json(String line) throws IOException {
        return new ObjectMapper().readTree(line);
    }

    @Test
    void aMessageIsExplainedInWords() {
        Run run = run("decode", "--layer", "inap", CONTINUE);
        assertEquals("", run.err());
        assertTrue(run.out().startsWith("INAP  invoke 5: continue (31)"), run.out());
        assertEquals(0, run.code());
    }

    @Test
    void theWordsOfAMessageMayBeSeparateArguments() {
        String[] arguments = ("decode -l inap " + CONTINUE).split(" ");
        assertTrue(run(arguments).out().startsWith("INAP  invoke 5: continue (31)"));
    }

    @Test
    void jsonIsOneLine() throws IOException {
        Run run = run("decode", "--layer", "INAP", "--json", CONTINUE);
        assertEquals(1, run.out().lines().count());
        assertEquals(
                "continue", json(run.out()).at("/inap/components/0/operation").asText(), run.out());
        assertFalse(json(run.out()).has("reencoded"));
        assertTrue(json(run("decode", "-l", "inap", "-j", "-r", CONTINUE).out()).has("reencoded"));
    }

    @Test
    void aMessageThatIsNotReadableIsAnsweredWithOne() throws IOException {
        Run run = run("decode", "--json", "zz");
        assertEquals(1, run.code());
        assertEquals("", run.err());
        assertTrue(json(run.out()).has("error"), run.out());
        assertEquals(1, run("decode", "--layer", "tcap", TCAP.substring(0, 20)).code());
    }

    @Test
    void everyLineOfStandardInputGetsOneAnswerInItsOrder() throws IOException {
        Run run = ROOM.feed(
                CONTINUE + "\r\nzz\n\n# a comment \u5317\n" + "00".repeat(70_000) + "\n" + CONTINUE,
                "decode",
                "--layer",
                "inap",
                "--json",
                "-");
        assertEquals("", run.err());
        assertEquals(0, run.code());
        List<String> lines = run.out().lines().toList();
        assertEquals(6, lines.size());
        assertEquals(
                "continue",
                json(lines.get(0)).at("/inap/components/0/operation").asText());
        assertTrue(json(lines.get(1)).has("error"));
        assertEquals("{\"comment\":\"\"}", lines.get(2));
        assertEquals("{\"comment\":\"a comment \u5317\"}", lines.get(3));
        assertTrue(json(lines.get(4)).has("error"));
        assertEquals(lines.get(0), lines.get(5));
    }

    @Test
    void messagesInWordsHaveABlankLineBetweenThem() throws IOException {
        Run run = ROOM.feed(CONTINUE + "\n" + CONTINUE + "\n", "decode", "--layer", "inap", "-");
        assertTrue(run.out().contains("\n\nINAP  invoke 5"), run.out());
        assertFalse(run.out().startsWith("\n"));
    }

    @Test
    void noInputGivesNoAnswer() throws IOException {
        assertEquals(new Run(0, "", ""), ROOM.feed("", "decode", "-"));
    }

    @Test
    void whoFeedsLineByLineGetsEachAnswerAtOnce() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Run.command("decode", "--layer", "inap", "--json", "-"))
                .directory(folder.toFile())
                .start();
        try (OutputStream in = process.getOutputStream();
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 3; i++) {
                in.write((CONTINUE + "\n").getBytes(StandardCharsets.US_ASCII));
                in.flush();
                assertTrue(out.readLine().contains("continue"));
            }
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }

    @Test
    void badOptionsAreNamed() {
        assertEquals(
                "tollbridge: --layer: 'map' is not m3ua, sccp, tcap or inap" + " (see: tollbridge decode --help)\n",
                run("decode", "--layer", "map", "00").err());
        assertEquals(2, run("decode", "--point-codes", "16", "00").code());
        assertEquals(2, run("decode").code());
    }

    @Test
    void aLineOfAnyLengthIsTakenWithinBounds() throws IOException {
        HexLines lines = new HexLines(new ByteArrayInputStream(
                ("0".repeat(3 * HexLines.MAX_LINE_OCTETS) + "\nab\n").getBytes(StandardCharsets.US_ASCII)));
        assertEquals(HexLines.MAX_LINE_OCTETS, lines.next().orElseThrow().length());
        assertEquals(Optional.of("ab"), lines.next());
        assertEquals(Optional.empty(), lines.next());
    }
}
