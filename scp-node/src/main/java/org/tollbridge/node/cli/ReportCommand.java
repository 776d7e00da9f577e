package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tollbridge.provisioning.store.Measure;
import org.tollbridge.provisioning.store.ReportBy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollbridge report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        header = "Report traffic and charges of a period.%n",
        description =
                "Covers calls in the store; the store holds them only if the node runs with records.in-store: true."
                        + " Days are in node.time-zone. See docs/reports.md for the formula of each figure.",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge report --called 800-810-1234 --by hour",
            "  tollbridge report --by number --first-day 2026-11-28 --last-day 2026-11-28 --limit 20 --order seconds",
            "  tollbridge report --subscriber acme --by number --first-day 2026-11-01 --last-day 2026-11-30"
        })
final class ReportCommand implements Callable<Integer> {

    private static final int LONGEST_ITEM = 40;

    @Mixin
    private DeskOptions desk;

    @Option(
            names = "--by",
            paramLabel = "WORD",
            description =
                    "Print one line for each of these, one of: ${COMPLETION-CANDIDATES}. By default only the total.",
            completionCandidates = Words.class)
    private Optional<String> by = Optional.empty();

    @Option(
            names = "--called",
            paramLabel = "NUMBER",
            defaultValue = "",
            description = "Only calls to this service number.")
    private String called;

    @Option(
            names = "--subscriber",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Only calls to this subscriber's numbers.")
    private String subscriber;

    @Option(
            names = "--first-day",
            paramLabel = "DAY",
            defaultValue = "",
            description = "First day, such as 2026-11-01; by default the first of the last day's month.")
    private String firstDay;

    @Option(
            names = "--last-day",
            paramLabel = "DAY",
            defaultValue = "",
            description = "Last day, inclusive; by default today.")
    private String lastDay;

    @Option(
            names = "--order",
            paramLabel = "FIGURE",
            defaultValue = "",
            description = "Sort lines that are not of times by this figure, the greatest first, such as seconds or"
                    + " subscriber_pays; calls unless given.")
    private String order;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Maximum number of lines, up to 1000; default 1000.")
    private int limit;

    /** The values of {@code --by}. */
    static final class Words extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        Words() {
            super(ReportBy.words());
        }
    }

    @Override
    public Integer call() {
        return desk.ask(
                DeskOptions.request(
                                "report",
                                Map.of(
                                        "by", by.orElse(""),
                                        "called", called,
                                        "subscriber", subscriber,
                                        "first_day", firstDay,
                                        "last_day", lastDay,
                                        "order", order))
                        .put("limit", limit),
                ReportCommand::words);
    }

    /** A table, without the columns of outcomes that no call had. */
    private static String words(JsonNode report) {
        List<JsonNode> lines = new ArrayList<>();
        report.path("lines").forEach(lines::add);
        JsonNode total = report.path("total");
        List<String> columns = columns(total);
        int width = Math.max(
                "total".length(),
                lines.stream().mapToInt(line -> item(line).length()).max().orElse(0));
        StringBuilder text = new StringBuilder("calls");
        if (report.has("number")) {
            text.append(" to ").append(report.path("number").asText());
        }
        if (report.has("subscriber")) {
            text.append(" of ").append(report.path("subscriber").asText());
        }
        text.append(", ")
                .append(report.path("first_day").asText())
                .append(" to ")
                .append(report.path("last_day").asText())
                .append("\n\n")
                .append(row("", width, columns, column -> column.replace('_', ' ')));
        lines.forEach(line -> text.append(
                row(item(line), width, columns, column -> line.path(column).asText("-"))));
        text.append(row("total", width, columns, column -> total.path(column).asText("-")));
        if (report.has("left_out")) {
            text.append("and ").append(report.path("left_out").asText()).append(" more lines\n");
        }
        return text.toString().stripTrailing();
    }

    private static List<String> columns(JsonNode total) {
        List<String> columns = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            boolean always = switch (measure) {
                case CALLS, ANSWERED, SECONDS, CALLER_PAYS, SUBSCRIBER_PAYS -> true;
                case BUSY, NO_ANSWER, ROUTE_FAILURE, ABANDONED, REFUSED, FAILED, UNPRICED -> false;
            };
            if (always || total.path(measure.column()).asLong() != 0) {
                columns.add(measure.column());
            }
            if (measure == Measure.ANSWERED) {
                columns.add("answered_percent");
            }
            if (measure == Measure.SECONDS) {
                columns.add("mean_seconds");
            }
        }
        return columns;
    }

    private static String item(JsonNode line) {
        String item = line.path("item").asText();
        return item.length() <= LONGEST_ITEM ? item : item.substring(0, LONGEST_ITEM);
    }

    private static String row(String item, int width, List<String> columns, Cell cell) {
        return ("%-" + width + "s").formatted(item)
                + columns.stream()
                        .map(column -> "  %" + Math.max(column.length(), 8) + "s")
                        .collect(Collectors.joining())
                        .formatted(columns.stream().map(cell::text).toArray())
                + "\n";
    }

    @FunctionalInterface
    private interface Cell {
        String text(String column);
    }
}
