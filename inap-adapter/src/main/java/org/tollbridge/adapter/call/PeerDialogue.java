package org.tollbridge.adapter.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.asn.comp.Component;
import org.restcomm.protocols.ss7.tcap.asn.comp.Invoke;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.InapError;

/**
 * A dialogue that a switch or a peripheral has begun, as what brings its messages sees it. All but {@link #giveUp} is
 * called under jSS7's lock of the dialogue.
 */
sealed interface PeerDialogue permits CallDialogue, AssistDialogue {

    Dialog dialog();

    InapSwitch settings();

    SwitchCounters counters();

    /** TC-BEGIN. Where nothing comes of it, the dialogue ends here. */
    void begin(Component[] components) throws TCAPSendException;

    /** TC-CONTINUE. */
    void receive(Component[] components) throws TCAPSendException;

    /** TC-END. */
    void ended(Component[] components) throws TCAPSendException;

    /** The dialogue is gone. */
    void aborted(String reason);

    /** TC-P-ABORT: the peer knows nothing of the dialogue. */
    void unknownToPeer(String reason);

    /** An operation was not answered in time. */
    void timedOut(Invoke invoke);

    /** Nothing was heard for TCAP's idle time. */
    void idle();

    /**
     * The dialogue cannot go on, and ends on this side.
     *
     * @param tellPeer whether to send a TC-U-ABORT
     */
    void giveUp(String reason, boolean tellPeer);

    /** Whether nothing has come of it yet. */
    boolean isOpening();

    /** Whether components can still be answered. */
    boolean canAnswer();

    /** Takes the operation that begins a dialogue; gives the error that it is refused with, if it is. */
    Optional<InapError> open(Argument first) throws TCAPSendException;

    Interactions interactions();

    void tell(CallEvent event);

    /** An operation of ours has failed. */
    void failed(@Nullable Long invokeId, String error);

    /** The BEGIN that is being handled goes to quarantine. */
    void suspect(String reason, String clause);

    /** Whether an InitialDP that cannot be read is answered by the default treatment, and not by an error. */
    boolean treats();

    /** Gives the caller the default treatment in place of an answer, and ends the dialogue. */
    void treat() throws TCAPSendException;
}
