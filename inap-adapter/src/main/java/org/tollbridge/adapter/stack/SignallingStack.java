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
import org.tollbridge.wire.transport.TransportCounters;
import org.tollbridge.wire.transport.TransportException;

/**
 * The signalling stack of one node: transport, M3UA, SCCP and TCAP.
 *
 * <p>Indications come on delivery threads, those of one dialogue on one thread and in order, with the lock of the
 * dialogue held ({@code Dialog.getDialogLock()}); time-outs come on TCAP's timer threads, with the same lock held. What
 * is sent may be sent from any thread and never waits for the network. {@code docs/signalling.md} says more.
 */
public final class SignallingStack implements AutoCloseable {

    private final StackCounters counters = new StackCounters();
    private final M3uaUserPart userPart;
    private final Sccp sccp;
    private final DialogueOwner owner;
    private final TcapNode tcap;
    private final LostTransactions lost;

    public SignallingStack(StackSettings settings) {
        this.userPart = new M3uaUserPart(settings.m3ua());
        M3uaSettings.Node node = settings.m3ua().node();
        this.sccp = new Sccp(userPart, pointsOf(userPart), node.pointCode(), node.networkIndicator(), settings.sccp());
        this.owner = new DialogueOwner(userPart);
        this.tcap = new TcapNode(sccp, settings, counters, owner);
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
     * @param user hears of every dialogue; a fault in it ends one dialogue
     * @throws TransportException if a port cannot be opened, saying why and what to do; nothing runs then
     */
    public void start(TCListener user) throws TransportException {
        tcap.guarded().addTCListener(new GuardedUser(user, tcap.guarded(), counters));
        try {
            sccp.start();
            tcap.start();
        } catch (Exception e) {
            // jSS7 declares Exception; our settings were checked when they were made.
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
     * From now on new dialogues are left to the other nodes behind our point code, or refused with P-ABORT
     * resourceLimitation where there are none; open ones go on.
     */
    public void drain() {
        tcap.guarded().drain();
    }

    /** From now on this hears of every BEGIN that something is wrong with, on the thread that brings it. */
    public void setSuspects(Consumer<Suspect> suspects) {
        tcap.guarded().setSuspects(suspects);
    }

    /**
     * Something is wrong with the BEGIN of which the user is being told on this thread.
     *
     * @param clause document and clause that it breaks; empty where it breaks none
     */
    public void suspect(int pointCode, String reason, String clause) {
        tcap.guarded().suspect(pointCode, reason, clause);
    }

    /** Closes every connection and ends the threads. Open dialogues are gone without a word to anyone. */
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

    /** The address of a subsystem, for dialogues that we open. */
    public SccpAddress address(int pointCode, int subsystemNumber) {
        return new PartyAddress(org.tollbridge.wire.sccp.SccpAddress.ofSubsystem(pointCode, subsystemNumber));
    }

    /** The signalling points by which the peer of a dialogue is reached, 1 to 16, the best first. */
    public List<Integer> points(Dialog dialog) {
        return sccp.points(dialog.getRemoteAddress(), ((DialogImpl) dialog).getRemotePc());
    }

    /** Open dialogues. */
    public int dialogues() {
        return tcap.getProvider().getCurrentDialogsCount();
    }

    /** The addresses that are listened on, with real ports. */
    public List<InetSocketAddress> addresses() {
        return userPart.addresses();
    }

    /** Every switch by its point code, and whether it can be reached. */
    public Map<Integer, Boolean> links() {
        return userPart.links();
    }

    /** How many received messages wait for a delivery thread. */
    public int waiting() {
        return userPart.waiting();
    }

    /** Shows every M3UA message to a tap, or to nobody, until the next call. */
    public void tap(Optional<MessageTap> tap) {
        userPart.tap(tap);
    }

    /** To be called before the start. */
    public void addLinkListener(LinkListener listener) {
        userPart.addLinkListener(listener);
    }

    /** What a dialogue passes before anything is spent on it. To be called before the start; open without one. */
    public void setGate(BeginGate gate) {
        tcap.guarded().setGate(gate);
    }

    /**
     * Makes this one of several nodes behind one point code: a message of a dialogue of another one is handed over to it.
     * Transaction ids must be those of its number ({@link StackSettings.Dialogues#ofNode}). To be called before the start.
     */
    public void join(NeighbourSettings ours) {
        owner.join(ours);
    }

    /** Says which other nodes there are, by their numbers, and where each listens for messages of its dialogues. */
    public void setNeighbours(Map<Integer, InetSocketAddress> others) {
        owner.setNeighbours(others);
    }

    /**
     * Messages for dialogues of a node that has gone are held for a while from now on, since another one may go on with
     * them. To be called before the start.
     */
    public void holdOrphans(Duration patience) {
        owner.holdOrphans(patience);
    }

    /** Says which nodes go on with dialogues of others: their numbers, by what the transaction ids begin with. */
    public void setHeirs(Map<Integer, Integer> heirs) {
        owner.setHeirs(heirs);
    }

    /** The transactions of lost nodes that this one goes on with. */
    public LostTransactions lostTransactions() {
        return lost;
    }

    /** The numbers of the nodes that take over what is theirs now. */
    public List<Integer> neighbours() {
        return userPart.neighbours();
    }

    public StackCounters.Snapshot counters() {
        return counters.snapshot(dialogues());
    }

    /** What SCCP has counted since the start. */
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
