package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What is told of a start, and that Hazelcast says none of it again. */
@Timeout(60)
class ClusterStartTest {

    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger(ClusterNodes.class);

    @BeforeEach
    void listen() {
        told.start();
        ours.setLevel(Level.WARN);
        root.addAppender(told);
    }

    @AfterEach
    void stop() {
        ours.setLevel(null);
        root.detachAppender(told);
    }

    private List<String> warnings() {
        return List.copyOf(told.list).stream()
                .filter(event -> event.getLoggerName().equals(ours.getName())
                        || event.getLevel().isGreaterOrEqual(Level.ERROR))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void anAddressThatIsNotTheMachinesIsNamed() throws Exception {
        ClusterSettings elsewhere = new ClusterSettings(
                "n0",
                "1.0",
                "test",
                Optional.empty(),
                InetAddress.getByName("10.9.9.9"),
                5701,
                false,
                List.of("10.9.9.9:5701"),
                Optional.empty(),
                1);
        ClusterException fault = assertThrows(ClusterException.class, () -> ClusterMember.start(elsewhere));
        assertEquals(
                "cluster.address 10.9.9.9 is none of this machine's addresses; give the one at which the other nodes reach"
                        + " this one",
                fault.getMessage());
        assertEquals(List.of(), warnings());
    }

    @Test
    void aNodeThatSeesTooFewSaysThatNothingIsCounted() throws Exception {
        try (Members members = Members.none(3)) {
            members.startOne(0);
            assertTrue(
                    warnings()
                            .contains("cluster test: 1 of 3 nodes see each other, and no limit is counted until 2 do"),
                    () -> warnings().toString());
            told.list.clear();
            members.startOne(1);
            assertFalse(
                    warnings().stream().anyMatch(warning -> warning.contains("no limit is counted")),
                    () -> warnings().toString());
        }
    }
}
