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
    /** This node has written the record, or no node will. */
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

    /** Notes a change of the call; returns whether it must be queued for sending. */
    synchronized boolean changed(CallRecord record) {
        latest = record;
        return queue();
    }

    private boolean queue() {
        boolean first = !queued;
        queued = true;
        return first;
    }

    /** Consequence of the end of a call. */
    enum End {
        /** No other node knows the call: the record is written. */
        WRITE,
        /** The record waits until the other node has dropped its copy; the call is already queued for sending. */
        WAIT,
        /** Like {@code WAIT}, but the call must be queued. */
        SAY,
        /** There is a record already. */
        DROP
    }

    /** Notes the end of the call. */
    synchronized End over(CallRecord record) {
        latest = record;
        if (lost || !sent) {
            done = true;
            return lost ? End.DROP : End.WRITE;
        }
        ended = Optional.of(record);
        return queue() ? End.SAY : End.WAIT;
    }

    /** What must be sent about the call now. */
    record Saying(CallRecord latest, boolean over) {}

    /** Returns what must be sent, if anything; from now on another node may know the call. */
    synchronized Optional<Saying> say() {
        queued = false;
        if (done) {
            return Optional.empty();
        }
        sent = true;
        return Optional.of(new Saying(latest, ended.isPresent()));
    }

    /** Notes that there was no room to send it; the call keeps its place in the queue. */
    synchronized void unsaid() {
        queued = true;
    }

    /** Notes that the call cannot be sent at all, so no other node knows it unless one did before. */
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

    /** Returns the waiting record, once; empty for a call that goes on. */
    synchronized Optional<CallRecord> finish() {
        Optional<CallRecord> waiting = done ? Optional.empty() : ended;
        done |= waiting.isPresent();
        return waiting;
    }

    /** Notes that no other node has a usable copy; returns whether the call must be queued for sending. */
    synchronized boolean forgotten() {
        sent = false;
        return queue();
    }

    /** Notes that another node has written the record; returns the waiting record if the call is over. */
    synchronized Optional<CallRecord> lost() {
        lost = true;
        return finish();
    }
}
