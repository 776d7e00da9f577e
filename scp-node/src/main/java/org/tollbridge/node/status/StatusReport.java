package org.tollbridge.node.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.tollbridge.adapter.call.InapSwitch;
import org.tollbridge.adapter.call.SwitchCounters;
import org.tollbridge.adapter.call.Way;
import org.tollbridge.adapter.m3ua.M3uaCounters;
import org.tollbridge.adapter.stack.StackCounters;
import org.tollbridge.core.engine.EngineCounters;
import org.tollbridge.core.overload.OverloadCounters;
import org.tollbridge.node.control.ControlCommand;
import org.tollbridge.node.control.Replies;
import org.tollbridge.wire.inap.Operation;

/** The status of a node as one JSON object, and as text. */
public final class StatusReport {

    /** Name of the request to a running node. */
    public static final String COMMAND = "status";

    private static final long SECONDS_PER_MINUTE = 60;
    private static final int NUMBERS_TOLD = 10;

    private StatusReport() {}

    /** The node's side of the request. */
    public static ControlCommand serve(Observed node) {
        return (request, body, replies) -> replies.send(json(node).put("done", true));
    }

    /** Examines a node. */
    public static ObjectNode json(Observed node) {
        ObjectNode json = Replies.line()
                .put("version", Product.version())
                .put("java", Runtime.version().toString())
                .put("process", ProcessHandle.current().pid())
                .put("uptimeSeconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
        json.set("health", Health.of(node).toJson());
        json.put("numbers", node.numbers().getAsInt());
        unread(json, "unreadPlans", node.unread().get());
        unread(json, "unreadNextPlans", node.unreadNext().get());
        calls(json.putObject("calls"), node.engine().counters());
        ClusterStatus.limits(json.putObject("limits"), node.counters().get());
        node.cluster()
                .get()
                .ifPresent(cluster -> ClusterStatus.cluster(
                        json.putObject("cluster"), cluster, node.stack().neighbours()));
        node.adoption().get().ifPresent(adoption -> ClusterStatus.adoption(json.putObject("adoption"), adoption));
        overload(json, node.traffic().counters());
        json.putObject("journal")
                .put("waiting", node.journal().waiting())
                .put("ready", node.journal().ready());
        json.putObject("quarantine")
                .put("entries", node.quarantine().entries())
                .put("leftOut", node.quarantine().leftOut());
        switches(json, node);
        stack(json.putObject("tcap"), node.stack().counters());
        m3ua(json.putObject("m3ua"), node.stack().m3uaCounters(), node.stack().waiting());
        return json;
    }

    private static void unread(ObjectNode json, String name, Set<String> numbers) {
        if (!numbers.isEmpty()) {
            ObjectNode unread = json.putObject(name).put("numbers", numbers.size());
            ArrayNode some = unread.putArray("some");
            numbers.stream().sorted().limit(NUMBERS_TOLD).forEach(some::add);
        }
    }

    private static void unreadLine(StringBuilder words, String title, JsonNode unread, String effect) {
        if (!unread.isMissingNode()) {
            String some = StreamSupport.stream(unread.path("some").spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(", "));
            line(words, title, unread.path("numbers").asText() + " CANNOT BE READ, " + effect + ": " + some);
        }
    }

    private static void calls(ObjectNode calls, EngineCounters counters) {
        calls.put("open", counters.open())
                .put("offered", counters.offered())
                .put("refusedFull", counters.refusedFull())
                .put("refusedJournal", counters.refusedNotReady())
                .put("refusedDraining", counters.refusedDraining())
                .put("unsent", counters.unsent())
                .put("lateEvents", counters.lateEvents())
                .put("overflows", counters.overflows())
                .put("defects", counters.defects());
        ObjectNode ended = calls.putObject("ended");
        counters.ended().forEach((reason, count) -> {
            if (count > 0) {
                ended.put(reason.name().toLowerCase(Locale.ROOT), count);
            }
        });
    }

    private static void overload(ObjectNode json, OverloadCounters counters) {
        ObjectNode overload = json.putObject("overload")
                .put("admitted", counters.admitted())
                .put("refused", counters.refused())
                .put("gaps", counters.gaps());
        if (!Double.isInfinite(counters.callsPerSecond())) {
            overload.put("callsPerSecond", Math.round(counters.callsPerSecond()));
        }
        ObjectNode numbers = json.putObject("refusedNumbers");
        counters.refusedNumbers().stream()
                .limit(NUMBERS_TOLD)
                .forEach(number -> numbers.put(number.digits(), number.atLeast()));
    }

    private static void switches(ObjectNode json, Observed node) {
        ObjectNode switches = json.putObject("switches");
        for (Map.Entry<String, Boolean> link : node.links().entrySet()) {
            ObjectNode entry = switches.putObject(link.getKey()).put("up", link.getValue());
            Optional<InapSwitch> known = node.switches().stream()
                    .filter(each -> each.profile().name().equals(link.getKey()))
                    .findFirst();
            if (known.isPresent()) {
                SwitchCounters counters = node.translator().counters(known.get());
                int pointCode = known.get().pointCode();
                entry.put("pointCode", pointCode)
                        .put("pointCodeInParts", node.stack().pointCodes().inParts(pointCode))
                        .put("dialogues", counters.open())
                        .put("initialDPs", counters.operations(Way.RECEIVED, Operation.INITIAL_DP));
            }
        }
    }

    private static void stack(ObjectNode tcap, StackCounters.Snapshot counters) {
        tcap.put("dialogues", counters.dialogues())
                .put("received", counters.received())
                .put("sent", counters.sent())
                .put("unsent", counters.unsent())
                .put("malformed", counters.malformed())
                .put("mended", counters.mended())
                .put("foreign", counters.foreign())
                .put("unanswerable", counters.unanswerable())
                .put("userFaults", counters.userFaults());
    }

    private static void m3ua(ObjectNode m3ua, M3uaCounters.Snapshot counters, int waiting) {
        m3ua.put("waiting", waiting)
                .put("received", counters.dataReceived())
                .put("sent", counters.dataSent())
                .put("refused", counters.dataRefused())
                .put("unsent", counters.dataUnsent())
                .put("deadPeers", counters.deadPeers())
                .put("heldBack", counters.heldBack())
                .put("handedOver", counters.handedOver())
                .put("takenOver", counters.takenOver())
                .put("relayed", counters.relayed());
    }

    /** The report for a user, each line with its line end. */
    public static String words(JsonNode json) {
        StringBuilder words = new StringBuilder();
        JsonNode health = json.path("health");
        StringBuilder reasons = new StringBuilder();
        health.path("reasons")
                .forEach(reason ->
                        reasons.append(reasons.isEmpty() ? ": " : "; ").append(reason.asText()));
        line(
                words,
                "node",
                "tollbridge " + json.path("version").asText() + ", Java "
                        + json.path("java").asText() + ", process "
                        + json.path("process").asText() + ", up "
                        + time(json.path("uptimeSeconds").asLong()));
        line(words, "ready", health.path("ready").asBoolean() ? "yes" : "no" + reasons);
        line(words, "numbers", json.path("numbers").asText());
        unreadLine(words, "plans", json.path("unreadPlans"), "their numbers accept no calls");
        unreadLine(words, "next plans", json.path("unreadNextPlans"), "their numbers keep their current plans");
        json.path("switches").properties().forEach(entry -> switchLine(words, entry.getKey(), entry.getValue()));
        figures(words, "calls", json.path("calls"));
        figures(words, "ended", json.path("calls").path("ended"));
        figures(words, "limits", json.path("limits"));
        if (json.has("cluster")) {
            ClusterStatus.words(json.path("cluster")).forEach(text -> line(words, "cluster", text));
        }
        figures(words, "adoption", json.path("adoption"));
        figures(words, "overload", json.path("overload"));
        figures(words, "refused", json.path("refusedNumbers"));
        figures(words, "journal", json.path("journal"));
        figures(words, "quarantine", json.path("quarantine"));
        figures(words, "tcap", json.path("tcap"));
        figures(words, "m3ua", json.path("m3ua"));
        return words.toString();
    }

    private static void switchLine(StringBuilder words, String name, JsonNode entry) {
        String figures = entry.has("pointCode")
                ? ", point code " + entry.path("pointCode").asText() + " ("
                        + entry.path("pointCodeInParts").asText() + "), "
                        + entry.path("dialogues").asText() + " dialogues, "
                        + entry.path("initialDPs").asText() + " InitialDPs"
                : "";
        line(words, "switch", name + " " + (entry.path("up").asBoolean() ? "reachable" : "UNREACHABLE") + figures);
    }

    private static void figures(StringBuilder words, String title, JsonNode figures) {
        StringBuilder all = new StringBuilder();
        figures.properties().forEach(figure -> {
            if (figure.getValue().isValueNode()) {
                all.append(all.isEmpty() ? "" : ", ")
                        .append(spaced(figure.getKey()))
                        .append(' ')
                        .append(figure.getValue().asText());
            }
        });
        if (!all.isEmpty()) {
            line(words, title, all.toString());
        }
    }

    /** {@code deadPeers} and {@code caller_abandoned} in readable form. */
    private static String spaced(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static String time(long seconds) {
        Duration uptime = Duration.ofSeconds(seconds);
        return uptime.toDays() > 0
                ? uptime.toDays() + " d " + uptime.toHoursPart() + " h"
                : seconds >= SECONDS_PER_MINUTE * SECONDS_PER_MINUTE
                        ? uptime.toHours() + " h " + uptime.toMinutesPart() + " min"
                        : seconds >= SECONDS_PER_MINUTE
                                ? uptime.toMinutes() + " min " + uptime.toSecondsPart() + " s"
                                : seconds + " s";
    }

    private static void line(StringBuilder words, String title, String text) {
        words.append(String.format(Locale.ROOT, "%-10s %s%n", title, text));
    }
}
