package org.tollbridge.adapter.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.wire.inap.Operation;

/**
 * What stands between a call and its assisting side: what is to be played waits here until that side has come. Its
 * methods are for any thread, and take no lock; the work is done on the thread of {@link Assists}.
 */
final class Assistance {
    private static final int MOST_HELD = 16;

    private final Assists assists;
    private final CallDialogue call;
    private final String correlation;

    // Only the thread of Assists touches these.
    private final List<Invocation> held = new ArrayList<>(2);
    private Optional<AssistDialogue> side = Optional.empty();
    private boolean over;

    Assistance(Assists assists, CallDialogue call, String correlation) {
        this.assists = assists;
        this.call = call;
        this.correlation = correlation;
    }

    /** Digits that the assisting side says to be found by. */
    String correlation() {
        return correlation;
    }

    /** Has the assisting side do something, once it is there. */
    void invoke(List<Invocation> invocations) {
        assists.run(() -> {
            if (over) {
                return;
            }
            if (side.isPresent()) {
                side.get().send(invocations);
            } else if (held.size() + invocations.size() <= MOST_HELD) {
                held.addAll(invocations);
            } else {
                lose(Operation.ESTABLISH_TEMPORARY_CONNECTION, "too much waits for the assisting side");
            }
        });
    }

    /** The assisting side is there. */
    void arrived(AssistDialogue dialogue) {
        assists.run(() -> {
            if (over) {
                dialogue.end();
            } else {
                side = Optional.of(dialogue);
                dialogue.send(List.copyOf(held));
                held.clear();
            }
        });
    }

    /** The call needs no assistance any more. */
    void leave() {
        assists.run(this::finish);
    }

    private void finish() {
        over = true;
        assists.forget(this);
        side.ifPresent(AssistDialogue::end);
    }

    /** It cannot go on: the call hears so, once. */
    void lost(Operation operation, String reason) {
        assists.run(() -> lose(operation, reason));
    }

    private void lose(Operation operation, String reason) {
        if (!over) {
            finish();
            call.unassisted(this, operation, reason);
        }
    }

    /** The time limit is over. On the thread of {@link Assists}. */
    void late() {
        if (assists.forget(this)) {
            lose(Operation.ESTABLISH_TEMPORARY_CONNECTION, "the assisting side did not come");
        }
    }

    /** The assisting side reports. */
    void tell(CallEvent event) {
        assists.run(() -> {
            if (!over) {
                call.hear(this, event);
            }
        });
    }
}
