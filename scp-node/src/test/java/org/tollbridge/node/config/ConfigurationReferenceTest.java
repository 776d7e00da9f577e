package org.tollbridge.node.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    /** Run with {@code -Dtollbridge.write-reference=true} to write the page anew. */
    @Test
    void thePageIsWhatTheKeysSay() throws IOException {
        String expected = ConfigurationReference.markdown();
        if (Boolean.getBoolean("tollbridge.write-reference")) {
            Files.writeString(PAGE, expected);
        }
        assertEquals(
                expected,
                Files.readString(PAGE),
                "docs/configuration.md is old; write it anew with"
                        + " mvn -pl scp-node -am test -Dtest=ConfigurationReferenceTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dtollbridge.write-reference=true");
    }

    @Test
    void everyKeyIsWhollyDescribed() {
        Set<String> variables = new HashSet<>();
        for (KeyDescription key : KeyTable.ofProduct().all()) {
            assertTrue(key.name().matches("[a-z0-9-]+(\\[])?(\\.[a-z0-9-]+)*"), key.name());
            assertTrue(key.text().endsWith("."), key.name());
            assertTrue(variables.add(key.environmentVariable()), key.name() + " shares its variable with another key");
            assertFalse(key.required() && !key.ofItem(), key.name() + " needs a default");
            if (!key.fallback().isEmpty() && key.kind() != Kind.LIST) {
                assertEquals(Optional.empty(), key.check(key.fallback()), key.name());
            }
            assertEquals(key.kind() == Kind.CHOICE, !key.choices().isEmpty(), key.name());
        }
    }
}
