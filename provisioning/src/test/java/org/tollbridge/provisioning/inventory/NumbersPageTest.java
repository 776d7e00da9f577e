package org.tollbridge.provisioning.inventory;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page for operators says what the table says. */
class NumbersPageTest {

    @Test
    void thePageHasTheTable() throws IOException {
        String expected = LifeCycle.TABLE.stream()
                .map(row -> "| " + row.step().word() + " | "
                        + row.from().stream().sorted().map(NumberState::word).collect(Collectors.joining(", "))
                        + " | " + row.to().word() + " |\n")
                .collect(Collectors.joining("", "| step | from | to |\n| --- | --- | --- |\n", "\n"));
        String page = Files.readString(Path.of("..", "docs", "numbers.md"));
        assertTrue(page.contains(expected), () -> "docs/numbers.md lacks\n" + expected);
    }
}
