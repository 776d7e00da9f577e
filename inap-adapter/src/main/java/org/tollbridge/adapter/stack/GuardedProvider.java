package org.tollbridge.adapter.stack;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.restcomm.protocols.ss7.sccp.message.SccpDataMessage;
import org.restcomm.protocols.ss7.sccp.message.SccpNoticeMessage;
import org.restcomm.protocols.ss7.sccp.parameter.SccpAddress;
import org.restcomm.protocols.ss7.tcap.DialogImpl;
import org.restcomm.protocols.ss7.tcap.TCAPProviderImpl;
import org.restcomm.protocols.ss7.tcap.TCAPStackImpl;
import org.restcomm.protocols.ss7.tcap.api.TCAPException;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.asn.comp.PAbortCauseType;
import org.restcomm.protocols.ss7.tcap.tc.dialog.events.TCBeginIndicationImpl;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.m3ua.DeliveryThread;
import org.tollbridge.adapter.sccp.Sccp;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.tcap.DecodeFailure;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * jSS7's TCAP behind a guard. Messages on which it would fail are answered here or repaired first, and a failure to
 * send is reported to the sender.
 */
final class GuardedProvider extends TCAPProviderImpl implements PeerTransactions {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(GuardedProvider.class));

    /** A private code between jSS7 and its user for a dialogue portion that ends a dialogue. */
    private static final PAbortCause ABNORMAL_DIALOGUE = new PAbortCause(PAbortCauseType.AbnormalDialogue.getType());

    private final Sccp sccp;
    private final Replies replies;
    private final StackCounters counters;
    private final DialogueOwner owner;
    private final Origins origins = new Origins();
    private final LostTransactions lost;
    private volatile boolean draining;
    private volatile BeginGate gate = BeginGate.OPEN;
    private volatile Consumer<Suspect> suspects = suspect -> {};
    /** The last BEGIN delivered on each thread. jSS7 notifies its user of it on the same thread. */
    private final ThreadLocal<Begun> begun = ThreadLocal.withInitial(Begun::new);

    private static final class Begun {
        private byte[] octets = {};
        private List<Integer> points = List.of();
        private int sender;
    }

    GuardedProvider(Sccp sccp, TCAPStackImpl stack, int ssn, StackCounters counters, DialogueOwner owner) {
        super(sccp.provider(), stack, ssn);
        this.sccp = sccp;
        this.replies = new Replies(this, ssn);
        this.lost = new LostTransactions(this, sccp, replies);
        this.counters = counters;
        this.owner = owner;
    }

    LostTransactions lost() {
        return lost;
    }

    /** Installs the timer wheel. Call after the start, which creates jSS7's executor. */
    void turnTimersByWheel() {
        _EXECUTOR = new DialogueTimers(_EXECUTOR);
    }

    /** Discards the timers of open dialogues, which would otherwise keep their threads alive until they expire. */
    void dropTimers() {
        _EXECUTOR.shutdownNow();
    }

    /**
     * Leaves new dialogues to the other nodes behind this point code, or refuses them with P-ABORT resourceLimitation
     * if none takes them. Open dialogues continue.
     */
    void drain() {
        owner.withdraw();
        draining = true;
    }

    void setGate(BeginGate gate) {
        this.gate = gate;
    }

    void setSuspects(Consumer<Suspect> listener) {
        suspects = listener;
    }

    /** Reports a fault in the BEGIN being delivered on this thread. */
    void suspect(int pointCode, String reason, String clause) {
        suspects.accept(new Suspect(pointCode, Octets.of(begun.get().octets), reason, clause));
    }

    boolean isDraining() {
        return draining;
    }

    @Override
    public void onMessage(SccpDataMessage message) {
        byte[] data = message.getData();
        boolean begins = TcapScan.isBegin(data);
        if (begins) {
            onBegin(message, new BeginPeek(data, message.getIncomingOpc(), DeliveryThread.waitedNanos()));
            return;
        }
        if (lost.takes(message)) {
            counters.received();
            return;
        }
        if (owner.handsOver(
                TcapScan.destination(data), Sccp.sender(message), message.getSls(), () -> sccp.inOnePiece(message))) {
            return;
        }
        counters.received();
        if (!TcapScan.isPlain(data)) {
            closerLook(message);
        } else if (!isForeign(message, TcapScan.destination(data))) {
            super.onMessage(message);
        }
    }

    private void onBegin(SccpDataMessage message, BeginPeek begin) {
        int sender = Sccp.sender(message);
        if (owner.handsOver(begin, sender, message.getSls(), () -> sccp.inOnePiece(message))) {
            return;
        }
        counters.received();
        Begun last = begun.get();
        last.octets = message.getData();
        last.points = Sccp.points(message);
        last.sender = sender;
        if (!sccp.isAnswerable(message)) {
            counters.unanswerable();
            LOG.warn(
                    "a dialogue from {} is dropped: no answer would reach {}",
                    message.getIncomingOpc(),
                    message.getCallingPartyAddress());
        } else if (draining && begin.correlation().isEmpty()) {
            if (!owner.handsOn(sender, message.getSls(), () -> sccp.inOnePiece(message))) {
                refuseBegin(message);
            }
        } else if (!isRefusedAtGate(message, begin)) {
            if (TcapScan.isPlain(message.getData())) {
                super.onMessage(message);
            } else {
                closerLook(message);
            }
        }
    }

    /** Whether the message names a dialogue of another peer. For the sender that dialogue does not exist. */
    private boolean isForeign(SccpDataMessage message, long destination) {
        if (!origins.isForeign(destination, Sccp.points(message), Sccp.sender(message))) {
            return false;
        }
        counters.foreign();
        LOG.warn("TCAP from {}: dropped, it names a dialogue of another switch", Sccp.sender(message));
        if (TcapDecoder.decode(Octets.of(message.getData())) instanceof TcapMessage.Continue going) {
            replies.abort(message, going.originating(), PAbortCause.UNRECOGNIZED_TRANSACTION_ID);
        }
        return true;
    }

    @Override
    public void deliver(DialogImpl dialog, TCBeginIndicationImpl begin) {
        Begun last = begun.get();
        origins.opened(
                dialog.getLocalDialogId(),
                PeerPoints.of(last.points, last.sender),
                TcapScan.originatingId(last.octets));
        super.deliver(dialog, begin);
    }

    /** The link selection of a dialogue begun here; jSS7's would have eight bits. */
    @Override
    protected int getNextSeqControl() {
        return Sccp.sls(super.getNextSeqControl());
    }

    @Override
    public Dialog getNewDialog(SccpAddress local, SccpAddress remote) throws TCAPException {
        Dialog dialog = super.getNewDialog(local, remote);
        List<Integer> points = sccp.points(remote, 0);
        origins.opened(dialog.getLocalDialogId(), new PeerPoints(points, true), Optional.empty());
        return dialog;
    }

    @Override
    public Optional<Peer> peer(Dialog dialog) {
        return origins.peer(dialog.getLocalDialogId());
    }

    @Override
    public void release(DialogImpl dialog) {
        super.release(dialog);
        origins.closed(dialog.getLocalDialogId());
    }

    /**
     * A message of this node, or the first segment of one, was returned. jSS7 needs only its transaction id, and prints
     * a stack trace if it finds none.
     */
    @Override
    public void onNotice(SccpNoticeMessage notice) {
        byte[] sent = notice.getData();
        if (owner.handsOver(
                TcapScan.originating(sent), notice.getIncomingOpc(), notice.getSls(), () -> sccp.inOnePiece(notice))) {
            return;
        }
        List<Integer> points = sccp.points(notice.getCallingPartyAddress(), notice.getIncomingOpc());
        if (origins.isForged(TcapScan.originating(sent), points, TcapScan.destination(sent))) {
            counters.foreign();
            LOG.warn(
                    "a returned message to {} was dropped: it was not sent by this node",
                    notice.getCallingPartyAddress());
            return;
        }
        counters.returned();
        TcapScan.originatingOnly(sent).ifPresent(begin -> {
            notice.setData(begin);
            super.onNotice(notice);
        });
    }

    private void closerLook(SccpDataMessage message) {
        switch (TcapDecoder.decode(Octets.of(message.getData()))) {
            case DecodeFailure failure -> {
                counters.malformed();
                LOG.warn("TCAP from {}: {}", message.getIncomingOpc(), failure.describe());
                if (TcapScan.isBegin(message.getData())) {
                    suspect(message.getIncomingOpc(), "TCAP: " + failure.describe(), failure.clause());
                }
                abort(message, DamagedMessage.of(message.getData(), failure), failure.cause());
            }
            case TcapMessage decoded -> {
                if (TcapMender.needsMending(decoded)) {
                    counters.mended();
                    LOG.warn("TCAP from {}: a part of the message cannot be read", message.getIncomingOpc());
                }
                deliver(message, decoded);
            }
        }
    }

    /** Ends the sender's transaction, and the dialogue on this side that it belongs to. */
    private void abort(SccpDataMessage message, DamagedMessage damaged, PAbortCause cause) {
        damaged.theirs().ifPresent(theirs -> replies.abort(message, theirs, cause));
        damaged.ours()
                .filter(ours -> !origins.isForeign(ours.value(), Sccp.points(message), Sccp.sender(message)))
                .ifPresent(ours -> abortLocally(message, ours, cause));
    }

    private static long destination(TcapMessage message) {
        return switch (message) {
            case TcapMessage.Continue going -> going.destination().value();
            case TcapMessage.End end -> end.destination().value();
            case TcapMessage.Abort abort -> abort.destination().value();
            case TcapMessage.Begin ignored -> -1;
            case TcapMessage.Unidirectional ignored -> -1;
        };
    }

    private void deliver(SccpDataMessage message, TcapMessage decoded) {
        if (isForeign(message, destination(decoded))) {
            return;
        }
        if (!TcapMender.hasBadDialogue(decoded)) {
            message.setData(TcapMender.write(decoded));
            super.onMessage(message);
            return;
        }
        switch (decoded) {
            case TcapMessage.Begin begin -> {
                suspect(message.getIncomingOpc(), "TCAP: the dialogue portion cannot be read", "");
                replies.abortDialogue(message, begin.originating());
            }
            case TcapMessage.Continue going -> {
                replies.abortDialogue(message, going.originating());
                abortLocally(message, going.destination(), ABNORMAL_DIALOGUE);
            }
            case TcapMessage.End end -> abortLocally(message, end.destination(), ABNORMAL_DIALOGUE);
            case TcapMessage.Abort abort -> abortLocally(message, abort.destination(), ABNORMAL_DIALOGUE);
            case TcapMessage.Unidirectional ignored -> LOG.info("UNIDIRECTIONAL dropped");
        }
    }

    /** Ends the dialogue on this side as if the peer had aborted it. */
    private void abortLocally(SccpDataMessage message, TransactionId ours, PAbortCause cause) {
        TcapMessage abort = new TcapMessage.Abort(ours, Optional.of(cause), Optional.empty());
        message.setData(new TcapEncoder().encode(abort).toByteArray());
        super.onMessage(message);
    }

    private void refuseBegin(SccpDataMessage message) {
        counters.refusedDraining();
        if (TcapDecoder.decode(Octets.of(message.getData())) instanceof TcapMessage.Begin begin) {
            replies.abort(message, begin.originating(), PAbortCause.RESOURCE_LIMITATION);
        }
    }

    /** Whether the message was refused, in which case the switch has been answered. */
    private boolean isRefusedAtGate(SccpDataMessage message, BeginPeek begin) {
        // A BEGIN that opens no call belongs to an existing one, like the dialogue of an assisting SSF.
        if (!begin.opensCall() || gate.admits(begin)) {
            return false;
        }
        counters.refusedOverload();
        gate.release(begin)
                .ifPresentOrElse(
                        release -> replies.send(message, release),
                        () -> replies.abort(message, begin.originating(), PAbortCause.RESOURCE_LIMITATION));
        return true;
    }

    /**
     * Sends through SCCP.
     *
     * @throws IOException if SCCP has no route to the switch, or no link
     */
    @Override
    public void send(
            byte[] data,
            boolean returnMessageOnError,
            SccpAddress destination,
            SccpAddress origin,
            int seqControl,
            int networkId,
            int localSsn,
            int remotePc)
            throws IOException {
        SccpDataMessage message = sccp.provider()
                .getMessageFactory()
                .createDataMessageClass1(
                        destination, origin, data, seqControl, localSsn, returnMessageOnError, null, null);
        message.setNetworkId(networkId);
        message.setOutgoingDpc(remotePc);
        try {
            sccp.provider().send(message);
            counters.sent();
        } catch (IOException e) {
            counters.unsent();
            throw e;
        }
    }
}
