package org.tollbridge.node.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits the lines per second of each logger, so that nothing a peer sends can fill the disk. Omitted lines are
 * counted, and the count is printed before the logger's next line.
 */
public final class RateLimit extends Filter<ILoggingEvent> {

    /** Lines allowed per logger and second. */
    static final int LINES = 50;

    private static final long WINDOW_MILLIS = 1_000;

    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    private static final class Window {
        private long begin;
        private int lines;
        private long left;

        synchronized boolean take(long now, String logger) {
            if (now - begin >= WINDOW_MILLIS || now < begin) {
                begin = now;
                lines = 0;
                if (left > 0) {
                    System.err.println(logger + ": " + left + " lines left out, more than " + LINES + " in a second");
                    left = 0;
                }
            }
            if (lines >= LINES) {
                left++;
                return false;
            }
            lines++;
            return true;
        }
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        // Logger names come from the code, never from a peer, so the map stays small.
        Window window = windows.computeIfAbsent(event.getLoggerName(), name -> new Window());
        return window.take(event.getTimeStamp(), event.getLoggerName()) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
