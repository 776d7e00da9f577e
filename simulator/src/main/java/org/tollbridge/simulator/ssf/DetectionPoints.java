package org.tollbridge.simulator.ssf;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.MonitorMode;

/**
 * The event detection points armed for a call. A point that is met is disarmed, together with those that its event
 * makes impossible: the called party's when its attempt fails, those before the answer when it answers, and a party's
 * own when it leaves.
 */
final class DetectionPoints {
    static final int CALLING = 1;
    static final int CALLED = 2;

    /** An event of a party. */
    record Point(EventTypeBcsm event, int leg) {
        @Override
        public String toString() {
            return event.asn1Name() + " of leg " + leg;
        }
    }

    /**
     * @param timer the no-answer time for oNoAnswer in seconds, if the SCP gave one
     */
    record Armed(MonitorMode mode, OptionalLong timer) {}

    private final Map<Point, Armed> armed = new HashMap<>();

    /** Arms a point, or disarms it when the mode is transparent. */
    void arm(Point point, Armed how) {
        if (how.mode() == MonitorMode.TRANSPARENT) {
            armed.remove(point);
        } else {
            armed.put(point, how);
        }
    }

    Optional<Armed> armed(Point point) {
        return Optional.ofNullable(armed.get(point));
    }

    boolean isEmpty() {
        return armed.isEmpty();
    }

    /** Whether one of them interrupts the call, so that the SCP has control of it (ETS 300 374-1, 7.1.1.5). */
    boolean giveControl() {
        return armed.values().stream().anyMatch(how -> how.mode() == MonitorMode.INTERRUPTED);
    }

    void clear() {
        armed.clear();
    }

    /** The event occurs. Returns how its point was armed, if it was. */
    Optional<Armed> meet(Point point) {
        Optional<Armed> how = armed(point);
        armed.keySet().removeIf(other -> endsWith(point, other));
        return how;
    }

    private static boolean endsWith(Point met, Point other) {
        return switch (met.event()) {
            case ROUTE_SELECT_FAILURE, O_CALLED_PARTY_BUSY, O_NO_ANSWER -> other.leg() == CALLED;
            case O_ANSWER -> isBeforeAnswer(other.event());
            case O_DISCONNECT, O_ABANDON -> other.leg() == met.leg();
            default -> other.equals(met);
        };
    }

    /** Whether the event can no longer happen once the called party has answered. */
    static boolean isBeforeAnswer(EventTypeBcsm event) {
        return switch (event) {
            case COLLECTED_INFO, ROUTE_SELECT_FAILURE, O_CALLED_PARTY_BUSY, O_NO_ANSWER, O_ANSWER, O_ABANDON -> true;
            default -> false;
        };
    }
}
