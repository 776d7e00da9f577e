package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The timers of one call, one of each kind at most. */
final class CallTimers {
    enum Kind {
        /** Waiting for instructions. */
        TSSF,
        /** The caller loses patience. */
        ABANDON,
        /** The called party does what it does next. */
        PARTY,
        /** The switch's no-answer timer, where the SCP set it. */
        NO_ANSWER,
        /** The conversation has lasted as long as it may before a report. */
        CHARGING,
        /** Waiting for the SCP's END. */
        END
    }

    private final CallWorld world;
    private final Map<Kind, CallWorld.Timer> running = new EnumMap<>(Kind.class);

    CallTimers(CallWorld world) {
        this.world = world;
    }

    /** Starts a timer in place of one of its kind. */
    void start(Kind kind, Duration real, Runnable task) {
        stop(kind);
        running.put(kind, world.after(real, task));
    }

    boolean isStarted(Kind kind) {
        return running.containsKey(kind);
    }

    void stop(Kind... kinds) {
        for (Kind kind : kinds) {
            CallWorld.Timer timer = running.remove(kind);
            if (timer != null) {
                timer.cancel();
            }
        }
    }
}
