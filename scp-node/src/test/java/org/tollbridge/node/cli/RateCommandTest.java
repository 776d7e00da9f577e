package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(180)
class RateCommandTest {

    private static final List<String> CALL = List.of(
            "--caller", "13800138000", "--called", "4008100001", "--at", "2026-06-01T10:00", "--seconds", "187");

    @RegisterExtension
    private static final Room ROOM = new Room();

    private final Path folder = ROOM.folder();

    private Run rate(String... more) {
        String[] words = new String[1 + CALL.size() + more.length];
        words[0] = "rate";
        for (int i = 0; i < CALL.size(); i++) {
            words[1 + i] = CALL.get(i);
        }
        System.arraycopy(more, 0, words, 1 + CALL.size(), more.length);
        return ROOM.run(words);
    }

    @Test
    void bothPartsAreShownLineByLine() {
        Run run = rate();

        assertEquals("", run.err());
        assertEquals("""
                service 400, 187 s from Mon 2026-06-01 10:00:00 Asia/Shanghai
                  10:00:00  caller      first block     1 x 60 s at 0.15            0.15  line 5, version 2026
                  10:01:00  caller      further blocks  3 x 60 s at 0.15            0.45  line 5, version 2026
                  10:00:00  subscriber  first block     1 x 60 s at 0.25            0.25  line 7, version 2026
                  10:01:00  subscriber  further blocks  3 x 60 s at 0.25            0.75  line 7, version 2026
                caller     pays 0.60 yuan
                subscriber pays 1.00 yuan
                by tariff  7e4e6bdaeed3
                """, run.out());
    }

    @Test
    void theOptionsHaveTheirOldNamesToo() {
        Run run = ROOM.run(
                "rate", "--from", "13800138000", "--to", "4008100001", "--at", "2026-06-01T10:00", "--seconds", "187");
        assertEquals(rate().out(), run.out());
    }

    @Test
    void asDataAmountsAreText() throws IOException {
        JsonNode json = new ObjectMapper().readTree(rate("--json").out());

        assertEquals("0.60", json.path("caller").asText());
        assertEquals("1.00", json.path("subscriber").asText());
        assertEquals(4, json.path("items").size());
        assertEquals("2026-06-01T10:00+08:00", json.path("answeredAt").asText());
    }

    @Test
    void faultsAndGapsOfATariffAreNamed() throws IOException {
        Files.writeString(
                folder.resolve("bad.csv"), "service_class,pays,next_seconds,next_price\n400,caller,60,cheap\n");
        Run bad = rate("--tariff", "bad.csv");
        assertEquals(1, bad.code());
        assertTrue(bad.err().startsWith("tollbridge: bad.csv: line 2, column next_price: 'cheap': "), bad.err());

        Files.writeString(
                folder.resolve("unknown.csv"), "service_class,pays,next_seconds,next_price\n95x,caller,60,0.1\n");
        Run unknown = rate("--tariff", "unknown.csv");
        assertEquals(1, unknown.code());
        assertEquals(
                "tollbridge: unknown.csv: line 2, column service_class: '95x': there is no such service class; name one of"
                        + " 800, 400\n",
                unknown.err());

        Files.writeString(folder.resolve("gap.csv"), "service_class,pays,next_seconds,next_price\n400,caller,60,0.1\n");
        Run gap = rate("--tariff", "gap.csv");
        assertEquals(1, gap.code());
        assertTrue(gap.err().contains("gap.csv: no line matches what the subscriber pays"), gap.err());
    }
}
