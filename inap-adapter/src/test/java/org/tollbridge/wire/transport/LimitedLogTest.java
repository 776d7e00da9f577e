package org.tollbridge.wire.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;

class LimitedLogTest {

    private final AtomicLong clock = new AtomicLong();
    private final RecordingLogger logger = new RecordingLogger();
    private final LimitedLog log = new LimitedLog(logger, clock::get);

    @Test
    void aBurstIsWrittenAndTheRestIsCounted() {
        for (int i = 0; i < 1_000; i++) {
            log.warn("peer {} sent nonsense", i);
        }
        assertEquals(20, logger.lines.size());

        clock.addAndGet(1_000_000_000L);
        log.warn("peer {} sent nonsense", "x");
        log.warn("one too many for this second");

        assertEquals(
                List.of("980 similar lines were suppressed", "peer x sent nonsense"),
                logger.lines.subList(20, logger.lines.size()));
    }

    @Test
    void theAllowanceComesBackUpToTheBurst() {
        for (int i = 0; i < 30; i++) {
            log.info("line {}", i);
        }
        clock.addAndGet(3_600_000_000_000L);
        logger.lines.clear();
        for (int i = 0; i < 30; i++) {
            log.info("line {}", i);
        }
        assertEquals(1 + 20, logger.lines.size());
    }

    private static final class RecordingLogger extends AbstractLogger {
        private static final long serialVersionUID = 1;
        private final List<String> lines = new ArrayList<>();

        @Override
        protected String getFullyQualifiedCallerName() {
            return "";
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String pattern, Object[] arguments, Throwable throwable) {
            lines.add(MessageFormatter.basicArrayFormat(pattern, arguments));
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isTraceEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled(Marker marker) {
            return true;
        }
    }
}
