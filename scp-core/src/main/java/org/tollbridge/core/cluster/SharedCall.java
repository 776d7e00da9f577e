package org.tollbridge.core.cluster;

import java.util.Optional;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.port.SwitchDialogue;

/** An open call of this node, and what another node may know of it. */
final class SharedCall {

    private final SwitchDialogue dialogue;
    private CallRecord latest;
    private Optional<CallRecord> ended = Optional.empty();
    private boolean queued;
    /** Another node may have a copy. */
    private boolean sent;
    /** Another node has written the record. */
    private boolean lost;
    /** This node has written the record, or nobody will. */
    private boolean done;

    SharedCall(CallRecord first, SwitchDialogue dialogue) {
        this.latest = first;
        this.dialogue = dialogue;
    }

    String callId() {
        return latest.callId();
    }

    SwitchDialogue dialogue() {
        return dialogue;
    }

    /** The call goes on; whether it is to be put among those of which something is to be said. */
    synchronized boolean changed(CallRecord record) {
        latest = record;
        return queue();
    }

    private boolean queue() {
        boolean first = !queued;
        queued = true;
        return first;
    }

    /** What the end of a call leads to. */
    enum End {
        /** No other node knows of it: the record is written. */
        WRITE,
        /** The record waits until the other node has dropped its copy; the call is among those of which that is to be said. */
        WAIT,
        /** As {@code WAIT}, and the call is to be put among them. */
        SAY,
        /** There is a record already. */
        DROP
    }

    /** The call is over. */
    synchronized End over(CallRecord record) {
        latest = record;
        if (lost || !sent) {
            done = true;
            return lost ? End.DROP : End.WRITE;
        }
        ended = Optional.of(record);
        return queue() ? End.SAY : End.WAIT;
    }

    /** What is to be said of the call now. */
    record Saying(CallRecord latest, boolean over) {}

    /** What is to be said, if anything is; from now on another node may know of the call. */
    synchronized Optional<Saying> say() {
        queued = false;
        if (done) {
            return Optional.empty();
        }
        sent = true;
        return Optional.of(new Saying(latest, ended.isPresent()));
    }

    /** There was no room to say it; the call is where it was among those of which something is to be said. */
    synchronized void unsaid() {
        queued = true;
    }

    /** It cannot be said at all, so that no other node knows of it unless one did before. */
    synchronized void unspeakable(boolean before) {
        sent = before;
    }

    synchronized boolean isSent() {
        return sent && !done;
    }

    synchronized boolean isDone() {
        return done;
    }

    synchronized boolean isOver() {
        return ended.isPresent() && !done;
    }

    /** The record that waits, given once; empty for a call that goes on. */
    synchronized Optional<CallRecord> finish() {
        Optional<CallRecord> waiting = done ? Optional.empty() : ended;
        done |= waiting.isPresent();
        return waiting;
    }

    /** No other node has a copy that it may use; whether the call is to be put among those to be said again. */
    synchronized boolean forgotten() {
        sent = false;
        return queue();
    }

    /** Another node has written the record; the record that waited, if the call is over. */
    synchronized Optional<CallRecord> lost() {
        lost = true;
        return finish();
    }
}
