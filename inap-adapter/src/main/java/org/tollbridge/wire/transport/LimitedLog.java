package org.tollbridge.wire.transport;

import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * A log that no peer can flood. After a burst it writes a few lines a second, then states how many it suppressed. All
 * lines logged through one instance share its allowance.
 */
public final class LimitedLog {

    private static final int BURST = 20;
    private static final long NANOS_PER_LINE = 1_000_000_000L;

    private final Logger logger;
    private final LongSupplier nanoClock;
    private int allowance = BURST;
    private long refilled;
    private long leftOut;

    public LimitedLog(Logger logger) {
        this(logger, System::nanoTime);
    }

    LimitedLog(Logger logger, LongSupplier nanoClock) {
        this.logger = logger;
        this.nanoClock = nanoClock;
        this.refilled = nanoClock.getAsLong();
    }

    /** Logs something that may interest an operator, in SLF4J's format with {@code {}}. */
    public void info(String format, Object... arguments) {
        if (logger.isInfoEnabled() && permitted()) {
            logger.info(format, arguments);
        }
    }

    /** Logs a fault of a peer or the network. */
    public void warn(String format, Object... arguments) {
        if (logger.isWarnEnabled() && permitted()) {
            logger.warn(format, arguments);
        }
    }

    /** Logs an internal fault with its stack trace. */
    public void error(String message, Throwable cause) {
        if (permitted()) {
            logger.error(message, cause);
        }
    }

    private synchronized boolean permitted() {
        long lines = (nanoClock.getAsLong() - refilled) / NANOS_PER_LINE;
        if (lines > 0) {
            allowance = (int) Math.min(BURST, allowance + lines);
            refilled += lines * NANOS_PER_LINE;
        }
        if (allowance == 0) {
            leftOut++;
            return false;
        }
        allowance--;
        if (leftOut > 0) {
            logger.warn("{} similar lines were suppressed", leftOut);
            leftOut = 0;
        }
        return true;
    }
}
