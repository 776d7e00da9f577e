package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs every example of docs/call-plans.md. Run with {@code -Dtollbridge.write-reference=true} to write the answers anew. */
class CallPlansPageTest {

    private static final Path PAGE = Path.of("..", "docs", "call-plans.md");

    @RegisterExtension
    private static final Room ROOM = new Room();

    private final Path folder = ROOM.folder();

    @Test
    void everyExampleAnswersAsThePageSays() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        List<String> expected = new ArrayList<>();
        int commands = 0;
        for (int i = 0; i < page.size(); i++) {
            String line = page.get(i);
            expected.add(line);
            if (line.startsWith("```plan ") || line.startsWith("```cases ")) {
                int end = page.subList(i, page.size()).indexOf("```") + i;
                Files.write(folder.resolve(line.substring(line.indexOf(' ') + 1)), page.subList(i + 1, end));
            } else if (line.equals("```console")) {
                boolean first = true;
                for (i++; !page.get(i).equals("```"); i++) {
                    if (page.get(i).startsWith("$ ")) {
                        if (!first) {
                            expected.add("");
                        }
                        first = false;
                        commands++;
                        expected.add(page.get(i));
                        expected.addAll(answer(page.get(i).substring("$ tollbridge ".length())));
                    }
                }
                expected.add("```");
            }
        }
        assertTrue(commands > 20);
        if (Boolean.getBoolean("tollbridge.write-reference")) {
            Files.write(PAGE, expected);
        }
        assertEquals(String.join("\n", expected), String.join("\n", Files.readAllLines(PAGE)));
    }

    private List<String> answer(String words) {
        Run run = ROOM.run(words.split(" "));
        return (run.out() + run.err()).lines().toList();
    }
}
