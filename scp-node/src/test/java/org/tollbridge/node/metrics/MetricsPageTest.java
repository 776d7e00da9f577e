package org.tollbridge.node.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "metrics.md");
    private static final Path DASHBOARD = Path.of("..", "docs", "grafana", "tollbridge.json");
    private static final Pattern USED = Pattern.compile("(tollbridge_[a-z0-9_]+)(\\{([^}]*)\\})?");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(=~|!~|=|!=)");
    private static final Pattern GROUPING = Pattern.compile("by \\(([a-z_, ]+)\\)");

    /** Run with {@code -Dtollbridge.write-reference=true} to write the page anew. */
    @Test
    void thePageIsWhatTheTableSays() throws IOException {
        if (Boolean.getBoolean("tollbridge.write-reference")) {
            Files.writeString(PAGE, MetricsPage.markdown());
        }
        assertEquals(
                MetricsPage.markdown(),
                Files.readString(PAGE),
                "docs/metrics.md is old; write it anew with mvn -pl scp-node -am test -Dtest=MetricsPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dtollbridge.write-reference=true");
    }

    @Test
    void eachMetricHasOneNameAndASentence() {
        Set<String> names = new HashSet<>();
        for (Metric metric : NodeMetrics.table()) {
            assertTrue(names.add(metric.name()), metric.name());
            assertTrue(metric.name().matches("tollbridge_[a-z0-9]+(_[a-z0-9]+)*"), metric.name());
            assertTrue(metric.text().endsWith("."), metric.name());
        }
    }

    @Test
    void theDashboardAsksForNothingThatThereIsNot() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        List<String> queries = dashboard.findValuesAsText("expr");
        assertTrue(queries.size() > 10, "the dashboard has hardly a query");
        for (String query : queries) {
            Matcher used = USED.matcher(query);
            Set<String> labels = new HashSet<>(Set.of("le"));
            boolean any = false;
            while (used.find()) {
                any = true;
                List<String> known = labelsOf(used.group(1));
                labels.addAll(known);
                Matcher asked = LABEL.matcher(used.group(3) == null ? "" : used.group(3));
                while (asked.find()) {
                    assertTrue(
                            known.contains(asked.group(1)) || asked.group(1).equals("instance"),
                            asked.group(1) + " in " + query);
                }
            }
            assertTrue(any || query.contains("jvm_") || query.contains("process_"), query);
            Matcher grouped = GROUPING.matcher(query);
            while (grouped.find()) {
                for (String label : grouped.group(1).split(", *")) {
                    assertTrue(labels.contains(label) || label.equals("instance"), label + " in " + query);
                }
            }
        }
    }

    private static List<String> labelsOf(String name) {
        if (name.matches(NodeMetrics.LATENCY + "_(bucket|sum|count)")) {
            return List.of("switch", "stage", "le");
        }
        return NodeMetrics.table().stream()
                .filter(metric -> metric.name().equals(name))
                .map(Metric::labels)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no metric " + name));
    }
}
