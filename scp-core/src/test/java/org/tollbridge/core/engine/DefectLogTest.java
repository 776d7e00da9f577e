package org.tollbridge.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.time.ManualClock;

class DefectLogTest {

    private final ManualClock clock = new ManualClock();
    private final DefectLog log = new DefectLog(clock);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger().addAppender(lines);
        logger().setAdditive(false);
        logger().setLevel(Level.ERROR);
    }

    @AfterEach
    void stop() {
        logger().detachAppender(lines);
        logger().setAdditive(true);
        logger().setLevel(null);
    }

    @Test
    void namesTheCall() {
        log.log("n1-1", "ended by a defect", new IllegalStateException("on purpose"));

        assertEquals(List.of("Call n1-1: ended by a defect"), messages());
        assertEquals("on purpose", lines.list.get(0).getThrowableProxy().getMessage());
    }

    @Test
    void saysAFewAndCountsTheRest() {
        for (int i = 0; i < 1_000; i++) {
            log.log("n1-" + i, "ended by a defect", new IllegalStateException("on purpose"));
        }
        assertEquals(5, messages().size());

        clock.advance(10_000);
        log.log("n1-last", "ended by a defect", new IllegalStateException("on purpose"));

        assertEquals(7, messages().size());
        assertTrue(
                messages().get(5).startsWith("995 more internal errors"),
                messages().get(5));
        assertEquals("Call n1-last: ended by a defect", messages().get(6));
    }

    private List<String> messages() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(CallEngine.class);
    }
}
