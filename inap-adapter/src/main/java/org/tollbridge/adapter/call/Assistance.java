package org.tollbridge.adapter.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.wire.inap.Operation;

/**
 * Links a call with its assisting side. Operations are held here until that side connects. The methods may be called on
 * any thread and take no lock; the work is done on the thread of {@link Assists}.
 */
final class Assistance {
    private static final int MOST_HELD = 16;

    private final Assists assists;
    private final CallDialogue call;
    private final String correlation;

    // Used only on the thread of Assists.
    private final List<Invocation> held = new ArrayList<>(2);
    private Optional<AssistDialogue> side = Optional.empty();
    private boolean over;

    Assistance(Assists assists, CallDialogue call, String correlation) {
        this.assists = assists;
        this.call = call;
        this.correlation = correlation;
    }

    /** The digits by which the assisting side identifies its call. */
    String correlation() {
        return correlation;
    }

    /** Sends operations to the assisting side once it has connected. */
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

    /** Connects the assisting side. */
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

    /** Ends the assistance, because the call no longer needs it. */
    void leave() {
        assists.run(this::finish);
    }

    private void finish() {
        over = true;
        assists.forget(this);
        side.ifPresent(AssistDialogue::end);
    }

    /** Reports once to the call that the assistance has failed. */
    void lost(Operation operation, String reason) {
        assists.run(() -> lose(operation, reason));
    }

    private void lose(Operation operation, String reason) {
        if (!over) {
            finish();
            call.unassisted(this, operation, reason);
        }
    }

    /** The waiting time has expired. Called on the thread of {@link Assists}. */
    void late() {
        if (assists.forget(this)) {
            lose(Operation.ESTABLISH_TEMPORARY_CONNECTION, "the assisting side did not come");
        }
    }

    /** Passes on an event from the assisting side. */
    void tell(CallEvent event) {
        assists.run(() -> {
            if (!over) {
                call.hear(this, event);
            }
        });
    }
}
