package org.tollbridge.adapter.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallEvent.Reported;
import org.tollbridge.service.call.Leg;

/** Combines the events of one message. */
final class MessageEvents {
    private MessageEvents() {}

    /**
     * The events of one message for service logic. An event that asks for an instruction is changed or dropped if a
     * later event makes the instruction pointless: a caller who keyed digits and hung up is not connected.
     *
     * @param events in the order of their components
     * @param ends whether the switch ends the dialogue with the message, so that it takes no more instructions
     */
    static List<CallEvent> together(List<CallEvent> events, boolean ends) {
        if (events.isEmpty() || (events.size() == 1 && !ends)) {
            return events;
        }
        List<CallEvent> meant = new ArrayList<>(events.size());
        boolean callerGone = false;
        boolean callOver = false;
        for (CallEvent event : events.reversed()) {
            asked(event, callerGone, callOver, ends).ifPresent(meant::addFirst);
            if (event instanceof Reported report) {
                boolean abandoned = report.event() == BcsmEvent.ABANDON;
                boolean disconnected = report.event() == BcsmEvent.DISCONNECT;
                callerGone |= abandoned || (disconnected && report.leg() == Leg.CALLING);
                callOver |= abandoned || disconnected;
            }
        }
        return meant;
    }

    private static Optional<CallEvent> asked(CallEvent event, boolean callerGone, boolean callOver, boolean ends) {
        return switch (event) {
            case CallEvent.Played e -> unless(callerGone || ends, e);
            case CallEvent.Keyed e -> unless(callerGone || ends, e);
            case CallEvent.NothingKeyed e -> unless(callerGone || ends, e);
            case CallEvent.InteractionFailed e -> unless(callerGone || ends, e);
            case CallEvent.DialledMore e -> unless(callerGone || ends, e);
            case Reported e when callerGone && e.interrupted() && isFailure(e) -> Optional.empty();
            case Reported e when ends -> Optional.of(new Reported(e.event(), e.leg(), false, e.cause()));
            case CallEvent.ChargingReported e
            when callOver || ends -> Optional.of(new CallEvent.ChargingReported(e.octets()));
            default -> Optional.of(event);
        };
    }

    private static Optional<CallEvent> unless(boolean vain, CallEvent event) {
        return vain ? Optional.empty() : Optional.of(event);
    }

    /** Whether an attempt has failed, so that the switch needs the next destination for the caller. */
    private static boolean isFailure(Reported report) {
        return switch (report.event()) {
            case CALLED_PARTY_BUSY, NO_ANSWER, ROUTE_SELECT_FAILURE -> true;
            case ANSWER, DISCONNECT, ABANDON -> false;
        };
    }
}
