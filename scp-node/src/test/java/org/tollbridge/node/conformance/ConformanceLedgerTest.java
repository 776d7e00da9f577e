package org.tollbridge.node.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the conformance pages to their form, and to tests that exist. */
class ConformanceLedgerTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/conformance.md");
    private static final Path LEDGERS = ROOT.resolve("docs/conformance");
    private static final String BEGIN = "<!-- counts -->\n";
    private static final String END = "<!-- end of counts -->\n";
    private static final Pattern SUPERCLASS = Pattern.compile("class \\w+ extends (\\w+)");

    private final Map<String, List<Path>> sources = new HashMap<>();

    private static List<Ledger> ledgers() throws IOException {
        List<Ledger> ledgers = new ArrayList<>();
        try (Stream<Path> files = Files.list(LEDGERS)) {
            for (Path page : files.sorted().toList()) {
                ledgers.add(Ledger.read(page));
            }
        }
        return ledgers;
    }

    /** Run with {@code -Dtollbridge.write-reference=true} to write the counts anew. */
    @Test
    void thePageHasTheCountsOfEachLedger() throws IOException {
        String expected = ledgers().stream()
                .map(Ledger::summary)
                .collect(Collectors.joining(
                        "\n", BEGIN + "| text | done | partly | not |\n|---|---:|---:|---:|\n", "\n"));
        String page = Files.readString(PAGE);
        String written = page.substring(page.indexOf(BEGIN), page.indexOf(END));
        if (Boolean.getBoolean("tollbridge.write-reference")) {
            Files.writeString(PAGE, page.replace(written, expected));
            written = expected;
        }
        assertEquals(
                expected,
                written,
                "the counts of docs/conformance.md are old; write them anew with"
                        + " mvn -pl scp-node -am test -Dtest=ConformanceLedgerTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dtollbridge.write-reference=true");
    }

    @Test
    void whatIsDoneIsShownByATest() throws IOException {
        for (Ledger ledger : ledgers()) {
            assertFalse(ledger.rows().isEmpty(), ledger.page() + " has no rows");
            boolean bothWays = ledger.rows().stream().anyMatch(Ledger.Row::isBothWays);
            for (Ledger.Row row : ledger.rows()) {
                if (row.status() == Ledger.Status.DONE) {
                    assertFalse(row.test().isEmpty(), row.place() + " is done, and no test shows it");
                    assertEquals(
                            bothWays,
                            row.isBothWays(),
                            row.place() + " is done, and names no test of what goes wrong, as other rows here do");
                }
            }
        }
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().contains("/src/test/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> sources.computeIfAbsent(
                                    file.getFileName().toString().replace(".java", ""), name -> new ArrayList<>())
                            .add(file));
        }
        List<String> missing = new ArrayList<>();
        for (Ledger ledger : ledgers()) {
            for (Ledger.Row row : ledger.rows()) {
                for (String test : row.tests()) {
                    String[] parts = test.split("\\.");
                    if (!exists(parts[0], parts.length > 1 ? parts[1] : "")) {
                        missing.add(row.place() + ": " + test);
                    }
                }
            }
        }
        assertEquals(List.of(), missing, "tests that are named and do not exist");
    }

    /** Whether a class has a test method, its own or of a superclass; without a method, whether it is there. */
    private boolean exists(String owner, String method) throws IOException {
        for (Path file : sources.getOrDefault(owner, List.of())) {
            String source = Files.readString(file);
            if (method.isEmpty() || source.contains("void " + method + "(")) {
                return true;
            }
            Matcher superclass = SUPERCLASS.matcher(source);
            if (superclass.find() && exists(superclass.group(1), method)) {
                return true;
            }
        }
        return false;
    }
}
