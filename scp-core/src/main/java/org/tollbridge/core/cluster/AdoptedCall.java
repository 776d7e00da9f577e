package org.tollbridge.core.cluster;

import java.util.OptionalInt;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.LostCall;
import org.tollbridge.service.port.LostDialogue;

/** A call of a lost node that this node has taken over. Accessed only by the thread of {@link LostNodes}. */
final class AdoptedCall {

    /** A switch that has reported the end may send further reports, such as the length of the conversation. */
    private static final long LAST_REPORTS_MILLIS = 200;

    private static final long ASK_MILLIS = 600_000;
    private static final long ASK_AGAIN_MILLIS = 30_000;
    /** Q.850: temporary failure. */
    private static final int TEMPORARY_FAILURE = 41;

    /** How the end of a call became known. */
    enum Known {
        /** Its switch has reported it. */
        REPORTED,
        /** Its switch does not know it, or cannot be asked. */
        GONE,
        /** No call can last this long. */
        AGED
    }

    private final String owner;
    private final LostDialogue dialogue;
    private final long until;
    private LostCall call;
    private long dueAt;
    private Known known = Known.GONE;
    private boolean ending;

    /** @param until wall time at which the call is over in any case */
    AdoptedCall(String owner, LostCall call, LostDialogue dialogue, long until, long now) {
        this.owner = owner;
        this.call = call;
        this.dialogue = dialogue;
        this.until = until;
        this.dueAt = now;
    }

    String owner() {
        return owner;
    }

    LostCall call() {
        return call;
    }

    LostDialogue dialogue() {
        return dialogue;
    }

    /** Returns how the end of a call that must be settled became known. */
    Known known() {
        return call.isOver() ? Known.REPORTED : known;
    }

    /** Handles an event of the dialogue; returns whether the call must be settled. */
    boolean heard(LostDialogue.News news, long now) {
        switch (news) {
            case LostDialogue.News.Told(CallEvent event) -> {
                boolean before = call.isOver();
                call = call.heard(event, now);
                if (event instanceof CallEvent.Reported reported && reported.interrupted() && call.isOver()) {
                    end(OptionalInt.of(reported.cause().orElse(TEMPORARY_FAILURE)));
                    return true;
                }
                if (call.isOver() && !before) {
                    dueAt = now + LAST_REPORTS_MILLIS;
                }
            }
            case LostDialogue.News.Alive ignored -> dueAt = call.isOver() ? dueAt : now + ASK_MILLIS;
            case LostDialogue.News.Ended ignored -> {
                call = call.heard(new CallEvent.DialogueEnded(), now);
                ending = true;
            }
            case LostDialogue.News.Gone ignored -> ending = true;
        }
        return ending;
    }

    private void end(OptionalInt release) {
        ending = true;
        dialogue.end(release);
    }

    boolean isDue(long now) {
        return now >= dueAt;
    }

    /** Does what is due; returns whether the call must be settled. */
    boolean due(long now) {
        if (call.isOver() || now >= until) {
            known = Known.AGED;
            end(OptionalInt.empty());
        } else {
            dueAt = now + ASK_AGAIN_MILLIS;
            dialogue.ask();
        }
        return ending;
    }
}
