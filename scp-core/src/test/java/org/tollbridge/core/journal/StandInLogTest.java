package org.tollbridge.core.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tollbridge.service.call.CallRecord;

@Timeout(60)
class StandInLogTest {

    /** It fits no slot. */
    private static final CallRecord TOO_LONG = SampleRecords.answered("n1-" + "0".repeat(StandIns.SLOT));

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @TempDir
    private Path directory;

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Journal.class);
    }

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
    void oneLineForAllCallsWithoutAStandInUntilThereIsRoomAgain() throws Exception {
        try (Journal journal = Journal.open(new JournalSettings(directory, 1 << 20, 1_000, 0, 1))) {
            for (int time = 1; time <= 2; time++) {
                journal.standIn(TOO_LONG);
                journal.standIn(TOO_LONG);
                assertEquals(time, lines.list.size());
                assertTrue(lines.list.getLast().getFormattedMessage().contains("would have no record"));
                journal.standIn(SampleRecords.answered("n1-" + time));
            }
        }
    }
}
