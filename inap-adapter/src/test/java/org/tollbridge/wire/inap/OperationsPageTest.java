package org.tollbridge.wire.inap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the page to the table. On a difference, the page as it should be lies in {@code target}. */
class OperationsPageTest {
    @Test
    void thePageIsTheTable() throws IOException {
        String due = OperationsPage.text();
        Path target = Path.of("target", "inap-operations.md");
        Files.createDirectories(target.getParent());
        Files.writeString(target, due);
        Path page = Path.of("..", "docs", "inap-operations.md");
        assertEquals(due, Files.exists(page) ? Files.readString(page) : "", "copy " + target + " to " + page);
    }
}
