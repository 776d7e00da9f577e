package org.tollbridge.adapter.stack;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.restcomm.protocols.ss7.sccp.parameter.SccpAddress;
import org.restcomm.protocols.ss7.tcap.DialogImpl;
import org.restcomm.protocols.ss7.tcap.api.TCAPProvider;
import org.restcomm.protocols.ss7.tcap.api.TCListener;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.tollbridge.adapter.m3ua.LinkListener;
import org.tollbridge.adapter.m3ua.M3uaCounters;
import org.tollbridge.adapter.m3ua.M3uaSettings;
import org.tollbridge.adapter.m3ua.M3uaUserPart;
import org.tollbridge.adapter.m3ua.MessageTap;
import org.tollbridge.adapter.m3ua.NeighbourSettings;
import org.tollbridge.adapter.sccp.PartyAddress;
import org.tollbridge.adapter.sccp.Sccp;
import org.tollbridge.adapter.sccp.SccpCounter;
import org.tollbridge.adapter.sccp.SignallingPoints;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.transport.TransportCounters;
import org.tollbridge.wire.transport.TransportException;

/**
 * The signalling stack of one node: transport, M3UA, SCCP and TCAP.
 *
 * <p>Indications are delivered on delivery threads, those of one dialogue on one thread and in order, with the lock of
 * the dialogue held ({@code Dialog.getDialogLock()}); time-outs are delivered on TCAP's timer threads, with the same
 * lock held. Messages may be sent from any thread, and sending never waits for the network. {@code docs/signalling.md}
 * has the details.
 */
public final class SignallingStack implements AutoCloseable {

    private final StackCounters counters = new StackCounters();
    private final M3uaUserPart userPart;
    private final Sccp sccp;
    private final DialogueOwner owner;
    private final TcapNode tcap;
    private final LostTransactions lost;
    private final PointCodeLength pointCodes;

    public SignallingStack(StackSettings settings) {
        this.userPart = new M3uaUserPart(settings.m3ua());
        M3uaSettings.Node node = settings.m3ua().node();
        this.sccp = new Sccp(userPart, pointsOf(userPart), node.pointCode(), node.networkIndicator(), settings.sccp());
        this.owner = new DialogueOwner(userPart);
        this.tcap = new TcapNode(sccp, settings, counters, owner);
        this.pointCodes = settings.sccp().pointCodes();
        this.lost = tcap.guarded().lost();
    }

    private static SignallingPoints pointsOf(M3uaUserPart userPart) {
        return new SignallingPoints() {
            @Override
            public boolean isKnown(int pointCode) {
                return userPart.isKnown(pointCode);
            }

            @Override
            public boolean isAccessible(int pointCode) {
                return userPart.isAvailable(pointCode);
            }

            @Override
            public boolean shareAWay(int one, int other) {
                return userPart.shareAnAssociation(one, other);
            }
        };
    }

    /**
     * Starts everything, the ports last.
     *
     * @param user receives the events of every dialogue; a fault in it affects only one dialogue
     * @throws TransportException if a port cannot be opened, with the reason and the remedy; nothing is running then
     */
    public void start(TCListener user) throws TransportException {
        tcap.guarded().addTCListener(new GuardedUser(user, tcap.guarded(), counters));
        try {
            sccp.start();
            tcap.start();
        } catch (Exception e) {
            // jSS7 declares Exception; the settings were checked on creation.
            throw new IllegalStateException("TCAP did not start", e);
        }
        try {
            userPart.start();
        } catch (TransportException e) {
            close();
            throw e;
        }
    }

    /**
     * Leaves new dialogues to the other nodes behind this point code, or refuses them with P-ABORT resourceLimitation
     * if there are none. Open dialogues continue.
     */
    public void drain() {
        tcap.guarded().drain();
    }

    /** Sets the receiver of every BEGIN with a fault, called on the thread that delivers it. */
    public void setSuspects(Consumer<Suspect> suspects) {
        tcap.guarded().setSuspects(suspects);
    }

    /**
     * Reports a fault in the BEGIN that the user is being notified of on this thread.
     *
     * @param clause the violated document and clause; empty if none
     */
    public void suspect(int pointCode, String reason, String clause) {
        tcap.guarded().suspect(pointCode, reason, clause);
    }

    /** Closes every connection and ends the threads. Open dialogues are lost without notice. */
    @Override
    public void close() {
        userPart.stop();
        tcap.stop();
        sccp.close();
    }

    /** Creates dialogues, components and primitives. */
    public TCAPProvider provider() {
        return tcap.getProvider();
    }

    /** The address of a subsystem, for dialogues begun here. */
    public SccpAddress address(int pointCode, int subsystemNumber) {
        return new PartyAddress(org.tollbridge.wire.sccp.SccpAddress.ofSubsystem(pointCode, subsystemNumber));
    }

    /** The signalling points that reach the peer of a dialogue, 1 to 16, best first. */
    public List<Integer> points(Dialog dialog) {
        return sccp.points(dialog.getRemoteAddress(), ((DialogImpl) dialog).getRemotePc());
    }

    /** The number of open dialogues. */
    public int dialogues() {
        return tcap.getProvider().getCurrentDialogsCount();
    }

    /** The listening addresses, with the actual ports. */
    public List<InetSocketAddress> addresses() {
        return userPart.addresses();
    }

    /** How long the network's point codes are. */
    public PointCodeLength pointCodes() {
        return pointCodes;
    }

    /** Whether each switch, by point code, can be reached. */
    public Map<Integer, Boolean> links() {
        return userPart.links();
    }

    /** The number of received messages that wait for a delivery thread. */
    public int waiting() {
        return userPart.waiting();
    }

    /** Sets the tap that sees every M3UA message, or removes it. */
    public void tap(Optional<MessageTap> tap) {
        userPart.tap(tap);
    }

    /** Call before the start. */
    public void addLinkListener(LinkListener listener) {
        userPart.addLinkListener(listener);
    }

    /**
     * Sets the gate that a dialogue must pass before any work is spent on it. Call before the start; without one, all
     * are admitted.
     */
    public void setGate(BeginGate gate) {
        tcap.guarded().setGate(gate);
    }

    /**
     * Makes this node one of several behind one point code, so that messages of another node's dialogues are handed
     * over to it. Transaction ids must be those of its number ({@link StackSettings.Dialogues#ofNode}). Call before the
     * start.
     */
    public void join(NeighbourSettings ours) {
        owner.join(ours);
    }

    /** Sets the other nodes, by number, and the addresses on which they listen for messages of their dialogues. */
    public void setNeighbours(Map<Integer, InetSocketAddress> others) {
        owner.setNeighbours(others);
    }

    /**
     * Holds messages for dialogues of a node that has left, because another node may continue them. Call before the
     * start.
     */
    public void holdOrphans(Duration patience) {
        owner.holdOrphans(patience);
    }

    /** Sets which nodes continue dialogues of others: their numbers, by the prefix of the transaction ids. */
    public void setHeirs(Map<Integer, Integer> heirs) {
        owner.setHeirs(heirs);
    }

    /** The transactions of lost nodes that this node continues. */
    public LostTransactions lostTransactions() {
        return lost;
    }

    /** The numbers of the nodes to which messages can be handed over now. */
    public List<Integer> neighbours() {
        return userPart.neighbours();
    }

    public StackCounters.Snapshot counters() {
        return counters.snapshot(dialogues());
    }

    /** SCCP's counts since the start. */
    public Map<SccpCounter, Long> sccpCounters() {
        return sccp.counters().snapshot();
    }

    public M3uaCounters.Snapshot m3uaCounters() {
        return userPart.counters();
    }

    /** Empty before the start. */
    public Optional<TransportCounters.Snapshot> transportCounters() {
        return userPart.transportCounters();
    }
}
