package org.tollbridge.adapter.call;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * What one dialogue tells service logic: from the moment at which somebody has taken the call, of each message in whole, and of
 * the end once. Used under the dialogue's lock.
 */
final class LogicEvents {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(LogicEvents.class));

    private final String switchName;

    /** What happens while the call is being offered waits until somebody has taken it. */
    private final List<CallEvent> early = new ArrayList<>(0);

    private Consumer<CallEvent> taker = early::add;

    /** What the components of the message at hand say, until all are taken in. */
    private final List<CallEvent> gathered = new ArrayList<>(0);

    private boolean gathering;
    private boolean endKnown;

    LogicEvents(String switchName) {
        this.switchName = switchName;
    }

    /** Somebody takes the call, and hears all of it. */
    void takenBy(Consumer<CallEvent> logic) {
        taker = logic;
        early.forEach(this::tell);
    }

    /** A message is being taken in: service logic would answer each event at once, and hears of none before it is. */
    void gather() {
        gathering = true;
    }

    /**
     * The message is taken in.
     *
     * @param ends whether the switch ends the dialogue by it
     */
    void tellGathered(boolean ends) {
        gathering = false;
        List<CallEvent> said = List.copyOf(gathered);
        gathered.clear();
        MessageEvents.together(said, ends).forEach(this::tell);
    }

    /** Service logic's fault costs its own call and no other. */
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

    /** Tells the end, unless it is known. */
    void tellEnd(CallEvent last) {
        if (!endKnown) {
            endKnown = true;
            tell(last);
        }
    }

    /** The node itself ends the dialogue, and need not be told so. */
    void endIsKnown() {
        endKnown = true;
    }
}
