package org.tollbridge.node.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tollbridge.core.cluster.ClusterReadings;

class ClusterStatusTest {

    private static List<String> words(long clockAhead) {
        ObjectNode cluster = JsonNodeFactory.instance.objectNode();
        ClusterReadings.Member self =
                new ClusterReadings.Member("n1", "10.0.0.1:5701", "1.0", OptionalLong.of(7), true);
        ClusterStatus.cluster(
                cluster, new ClusterReadings("acme", 1, 1, List.of(self), 0, 0, 0, clockAhead), List.of());
        return ClusterStatus.words(cluster);
    }

    @Test
    void aClockThatIsNotThatOfTheOthersStandsOut() {
        assertEquals(
                List.of(
                        "acme, 1 of 1 nodes see each other, limits are counted, merges 0, losses 0",
                        "THE CLOCK is 60000 ms behind that of the oldest node: synchronise all clocks with NTP",
                        "node n1 at 10.0.0.1:5701, 1.0, numbers at version 7, this one"),
                words(-60_000));
        assertEquals(
                "THE CLOCK is 1000 ms ahead of that of the oldest node: synchronise all clocks with NTP",
                words(1_000).get(1));
        assertEquals(2, words(999).size());
    }
}
