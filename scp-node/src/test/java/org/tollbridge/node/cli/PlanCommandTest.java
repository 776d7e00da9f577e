package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xml.sax.InputSource;

@Timeout(120)
class PlanCommandTest {

    private static final String PLAN = """
            entry: where
            zone: Asia/Shanghai
            where: origin
              area 21 -> hours
              otherwise -> beijing
            hours: time
              daily 09:00-18:00 -> shanghai
              otherwise -> beijing
            beijing: destination
              number: 861062345678
            shanghai: destination
              number: 862162345678
            """;

    @RegisterExtension
    private static final Room ROOM = new Room();

    private final Path folder = ROOM.folder();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("plan"), PLAN);
    }

    private Run run(String... arguments) {
        return ROOM.run(arguments);
    }

    @Test
    void aDifferenceIsToldInLinesAndForWhom() throws IOException {
        Files.writeString(folder.resolve("new"), PLAN.replace("18:00", "20:00"));
        Run run = run("plan", "diff", "plan", "new");
        assertEquals("", run.err());
        assertEquals(1, run.code());
        List<String> lines = run.out().lines().toList();
        assertEquals(
                List.of("changed hours", "  - 09:00-18:00 -> shanghai", "  + 09:00-20:00 -> shanghai", ""),
                lines.subList(0, 4));
        assertEquals(11, lines.size(), run.out());
        for (String line : lines.subList(4, 11)) {
            assertTrue(line.matches("callers of area 21, .* 18:00 to .* 20:00: 861062345678 -> 862162345678"), line);
        }
        assertEquals(new Run(0, "no differences\n", ""), run("plan", "diff", "plan", "plan"));
    }

    @Test
    void aDrawingIsAPictureWithEveryNodeAndCondition() throws Exception {
        Run run = run("plan", "draw", "plan");
        assertEquals("", run.err());
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(run.out())));
        for (String word : List.of("where", "hours", "beijing", "shanghai", "area 21", "862162345678")) {
            assertTrue(run.out().contains(">" + word), word);
        }
    }

    @Test
    void bothFormsGiveOneAnother() throws IOException {
        String json = run("plan", "check", "plan", "--as", "json").out();
        Files.writeString(folder.resolve("plan.json"), json);
        assertEquals(
                run("plan", "check", "plan", "--as", "text").out(),
                run("plan", "check", "plan.json", "--as", "text").out());
    }

    @Test
    void aTryIsDataToo() throws IOException {
        Run run = run("plan", "try", "plan", "--caller", "021-66668888", "--at", "2026-11-23T10:00", "--json");
        JsonNode call = new ObjectMapper().readTree(run.out());
        assertEquals("862162345678", call.path("destination").asText(), run.out());
        assertEquals("hours", call.at("/path/3/to").asText(), run.out());
        assertEquals("SPLIT", call.path("payer").asText());
    }

    @Test
    void aCaseExpectsADestinationHoweverItIsWritten() throws IOException {
        Files.writeString(folder.resolve("payphones"), PLAN.replace("area 21", "category payphone"));
        Files.writeString(folder.resolve("cases"), """
                --category payphone --at 2026-11-23T10:00 => 021-62345678
                --category 15 --at 2026-11-23T10:00 => 862162345678
                --category test => +86 10 62345678
                """);
        assertEquals(
                new Run(0, "3 cases: 3 as expected, 0 not\n", ""), run("plan", "try", "payphones", "--cases", "cases"));
    }

    @Test
    void aPinIsHashedAndNeverShown() {
        Run run = ROOM.feed("4711\n", "plan", "pin");
        assertTrue(run.out().matches("pbkdf2:100000:[0-9a-f]{32}:[0-9a-f]{64}\n"), run.out() + run.err());
    }

    @Test
    void whatCannotBeTriedIsNamed() throws IOException {
        assertEquals(
                "tollbridge: --at: 'noon' is not a time; write it as 2026-10-01T09:30\n",
                run("plan", "try", "plan", "--at", "noon").err());
        assertEquals(
                "tollbridge: none cannot be read; name a readable file\n",
                run("plan", "try", "none").err());
        assertEquals(
                "tollbridge: --digits: 'two': a caller can enter 0 to 9, * and #\n",
                run("plan", "try", "plan", "--digits", "1,two").err());
        assertEquals(
                "tollbridge: --category: 'pay': a category must be payphone, operator, test, ordinary, priority, data,"
                        + " or its Q.763 number\n",
                run("plan", "try", "plan", "--category", "pay").err());
        assertEquals(2, run("plan", "try", "plan", "--category", "256").code());
        assertEquals(
                "tollbridge: --area: '010': this is not an area code; write it without leading 0, such as 10\n",
                run("plan", "try", "plan", "--area", "010").err());
        Files.writeString(folder.resolve("cases"), "# none\n");
        assertEquals(
                "tollbridge: cases has no cases; write one per line, such as --caller 13800138000 => 861062345678\n",
                run("plan", "try", "plan", "--cases", "cases").err());
        Files.writeString(folder.resolve("cases"), "--caller 021-66668888\n");
        assertEquals(
                "tollbridge: cases: line 1: a case must end with => and the expected result\n",
                run("plan", "try", "plan", "--cases", "cases").err());
        assertEquals(2, run("plan").code());
    }
}
