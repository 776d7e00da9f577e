package org.tollbridge.adapter.call;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * Delivers the events of one dialogue to service logic: buffered until the call is taken, the events of one message
 * together, and the end exactly once. Used under the dialogue's lock.
 */
final class LogicEvents {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(LogicEvents.class));

    private final String switchName;

    /** The events that occur while the call is being offered, held until it is taken. */
    private final List<CallEvent> early = new ArrayList<>(0);

    private Consumer<CallEvent> taker = early::add;

    /** The events of the message being handled, held until all its components are handled. */
    private final List<CallEvent> gathered = new ArrayList<>(0);

    private boolean gathering;
    private boolean endKnown;

    LogicEvents(String switchName) {
        this.switchName = switchName;
    }

    /** Delivers the held events to the taker of the call, and all later ones. */
    void takenBy(Consumer<CallEvent> logic) {
        taker = logic;
        early.forEach(this::tell);
    }

    /**
     * Starts to hold events, because service logic answers each event at once and must not see any before the whole
     * message has been handled.
     */
    void gather() {
        gathering = true;
    }

    /**
     * Delivers the events of a message that has been handled.
     *
     * @param ends whether the switch ends the dialogue with it
     */
    void tellGathered(boolean ends) {
        gathering = false;
        List<CallEvent> said = List.copyOf(gathered);
        gathered.clear();
        MessageEvents.together(said, ends).forEach(this::tell);
    }

    /** Delivers an event. A fault of service logic affects only this call. */
    void tell(CallEvent event) {
        if (gathering) {
            gathered.add(event);
            return;
        }
        try {
            taker.accept(event);
        } catch (RuntimeException fault) {
            LOG.error(switchName + ": " + event + " could not be taken", fault);
        }
    }

    /** Delivers the end, unless service logic knows of it. */
    void tellEnd(CallEvent last) {
        if (!endKnown) {
            endKnown = true;
            tell(last);
        }
    }

    /** Records that the node itself ends the dialogue, so that service logic needs no notice. */
    void endIsKnown() {
        endKnown = true;
    }
}
