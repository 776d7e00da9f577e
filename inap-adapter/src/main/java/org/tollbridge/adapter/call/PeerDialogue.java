package org.tollbridge.adapter.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.asn.comp.Component;
import org.restcomm.protocols.ss7.tcap.asn.comp.Invoke;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallEvent.DialogueAborted.By;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.InapError;

/**
 * A dialogue begun by a switch or a peripheral, as seen by the receiver of its messages. All methods except
 * {@link #giveUp} are called under jSS7's lock of the dialogue.
 */
sealed interface PeerDialogue permits CallDialogue, AssistDialogue {

    Dialog dialog();

    InapSwitch settings();

    SwitchCounters counters();

    /** TC-BEGIN. If it yields nothing, the dialogue ends. */
    void begin(Component[] components) throws TCAPSendException;

    /** TC-CONTINUE. */
    void receive(Component[] components) throws TCAPSendException;

    /** TC-END. */
    void ended(Component[] components) throws TCAPSendException;

    /** The dialogue is gone. */
    void aborted(By by, String reason);

    /** TC-P-ABORT: the peer does not know the dialogue. */
    void unknownToPeer(String reason);

    /** An operation was not answered in time. */
    void timedOut(Invoke invoke);

    /** Nothing was received during TCAP's idle time. */
    void idle();

    /**
     * The dialogue cannot continue, and ends on this side.
     *
     * @param tellPeer whether to send a TC-U-ABORT
     */
    void giveUp(By by, String reason, boolean tellPeer);

    /** Whether the dialogue has not yet been opened by an operation. */
    boolean isOpening();

    /** Whether components can still be answered. */
    boolean canAnswer();

    /** Takes the operation that opens a dialogue. Returns the error to refuse it with; empty if it is accepted. */
    Optional<InapError> open(Argument first) throws TCAPSendException;

    Interactions interactions();

    void tell(CallEvent event);

    /** An operation that this node invoked has failed. */
    void failed(@Nullable Long invokeId, String error);

    /** Puts the BEGIN being handled into quarantine. */
    void suspect(String reason, String clause);

    /** Whether an unreadable InitialDP gets the default treatment instead of an error. */
    boolean treats();

    /** Gives the caller the default treatment instead of an answer, and ends the dialogue. */
    void treat() throws TCAPSendException;
}
