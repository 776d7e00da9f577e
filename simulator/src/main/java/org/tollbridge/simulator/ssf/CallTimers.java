package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The timers of one call, at most one of each kind. */
final class CallTimers {
    enum Kind {
        /** Waiting for instructions. */
        TSSF,
        /** The caller abandons the call. */
        ABANDON,
        /** The next action of the called party. */
        PARTY,
        /** The switch's no-answer timer, if the SCP set it. */
        NO_ANSWER,
        /** The conversation has reached the supervised duration. */
        CHARGING,
        /** Waiting for the SCP's END. */
        END
    }

    private final CallWorld world;
    private final Map<Kind, CallWorld.Timer> running = new EnumMap<>(Kind.class);

    CallTimers(CallWorld world) {
        this.world = world;
    }

    /** Starts a timer and replaces a running one of the same kind. */
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
