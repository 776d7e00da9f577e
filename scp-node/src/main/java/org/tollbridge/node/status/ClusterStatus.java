package org.tollbridge.node.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.tollbridge.core.cluster.AdoptionReadings;
import org.tollbridge.core.cluster.ClusterReadings;
import org.tollbridge.core.counter.CounterReadings;

/** Limits, and the nodes that count them together, in a node's status report. */
final class ClusterStatus {

    /** Tolerated clock difference. */
    private static final long CLOCK_MILLIS = 1_000;

    private ClusterStatus() {}

    static void limits(ObjectNode limits, CounterReadings counters) {
        limits.put("counted", counters.counted())
                .put("full", counters.full())
                .put("notCounted", counters.silent())
                .put("saidAgain", counters.unsure())
                .put("held", counters.open())
                .put("keys", counters.keys())
                .put("wrongPins", counters.wrongPins());
    }

    /** @param handsOver numbers of the nodes to which this one passes messages of their dialogues */
    static void cluster(ObjectNode cluster, ClusterReadings readings, List<Integer> handsOver) {
        cluster.put("name", readings.name())
                .put("nodes", readings.nodes())
                .put("quorum", readings.quorum())
                .put("counting", readings.counting())
                .put("merges", readings.merges())
                .put("losses", readings.losses())
                .put("clockAheadMillis", readings.clockAhead());
        ArrayNode neighbours = cluster.putArray("handsOverTo");
        handsOver.forEach(neighbours::add);
        ArrayNode members = cluster.putArray("members");
        readings.members().forEach(member -> {
            ObjectNode entry = members.addObject()
                    .put("node", member.node())
                    .put("address", member.address())
                    .put("version", member.version())
                    .put("self", member.self());
            member.data().ifPresent(data -> entry.put("data", data));
        });
    }

    static void adoption(ObjectNode adoption, AdoptionReadings readings) {
        adoption.put("copied", readings.copied())
                .put("copiesHeld", readings.held())
                .put("open", readings.open())
                .put("adopted", readings.adopted())
                .put("settledByReport", readings.reported())
                .put("settledByTest", readings.gone())
                .put("settledByAge", readings.aged())
                .put("givenBack", readings.givenBack())
                .put("lostToOthers", readings.lost());
    }

    /** Text lines for a user: the cluster, and each of its nodes. */
    static List<String> words(JsonNode cluster) {
        List<String> lines = new ArrayList<>();
        boolean counting = cluster.path("counting").asBoolean();
        lines.add(cluster.path("name").asText() + ", " + cluster.path("members").size() + " of "
                + cluster.path("nodes").asText() + " nodes see each other, "
                + (counting
                        ? "limits are counted"
                        : "NO LIMIT IS COUNTED until " + cluster.path("quorum").asText() + " do")
                + ", merges " + cluster.path("merges").asText() + ", losses "
                + cluster.path("losses").asText());
        long ahead = cluster.path("clockAheadMillis").asLong();
        if (Math.abs(ahead) >= CLOCK_MILLIS) {
            lines.add("THE CLOCK is " + Math.abs(ahead) + " ms " + (ahead > 0 ? "ahead of" : "behind")
                    + " that of the oldest node: synchronise all clocks with NTP");
        }
        if (!cluster.path("handsOverTo").isEmpty()) {
            List<String> numbers = new ArrayList<>();
            cluster.path("handsOverTo").forEach(number -> numbers.add(number.asText()));
            lines.add("hands calls over to node numbers " + String.join(", ", numbers));
        }
        cluster.path("members")
                .forEach(member -> lines.add("node " + member.path("node").asText() + " at "
                        + member.path("address").asText() + ", "
                        + member.path("version").asText()
                        + (member.has("data")
                                ? ", numbers at version " + member.path("data").asText()
                                : "")
                        + (member.path("self").asBoolean() ? ", this one" : "")));
        return lines;
    }
}
