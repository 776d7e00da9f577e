package org.tollbridge.adapter.m3ua;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.mtp.Mtp3EndCongestionPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3PausePrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3ResumePrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3StatusCause;
import org.restcomm.protocols.ss7.mtp.Mtp3StatusPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitiveFactory;
import org.restcomm.protocols.ss7.mtp.Mtp3UserPart;
import org.restcomm.protocols.ss7.mtp.Mtp3UserPartListener;
import org.restcomm.protocols.ss7.mtp.RoutingLabelFormat;
import org.restcomm.ss7.congestion.ExecutorCongestionMonitor;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.ListeningPort;
import org.tollbridge.wire.transport.TransportCounters;
import org.tollbridge.wire.transport.TransportException;

/**
 * M3UA of this node as the MTP level 3 of jSS7's interfaces. Messages are delivered on delivery threads, those of one
 * SLS on one thread and in order. {@link #sendMessage} never blocks: it queues, or fails.
 */
public final class M3uaUserPart implements Mtp3UserPart {

    /** The longest SCCP message that can be sent, in octets; M3UA carries more than the 268 of MTP level 3. */
    private static final int MAXIMUM_USER_DATA = 4_000;

    private final M3uaNode node;
    private final List<Mtp3UserPartListener> listeners = new CopyOnWriteArrayList<>();
    private final List<LinkListener> linkListeners = new CopyOnWriteArrayList<>();

    public M3uaUserPart(M3uaSettings settings) {
        this.node = new M3uaNode(settings, new Upward());
    }

    /**
     * Opens the ports and connects to the gateways.
     *
     * @throws TransportException if a port cannot be opened; the message gives the reason and the remedy
     */
    @Override
    public void start() throws TransportException {
        node.start();
    }

    @Override
    public void stop() {
        node.stop();
    }

    /** The listening addresses in the order of the settings, with the actual ports. */
    public List<InetSocketAddress> addresses() {
        return node.ports().stream()
                .map(ListeningPort::addresses)
                .flatMap(List::stream)
                .toList();
    }

    /** Whether each switch, by point code, can be reached. */
    public Map<Integer, Boolean> links() {
        Map<Integer, Boolean> links = new TreeMap<>();
        node.routing().destinations().forEach(each -> links.put(each.pointCode(), each.isAvailable()));
        return links;
    }

    /**
     * Whether a message to this point code could be sent on an association, here or at another node, or be held for one
     * that may come back.
     */
    public boolean isAvailable(int pointCode) {
        return node.routing()
                .destination(pointCode)
                .map(each -> each.isAvailable() || isReachedByOthers(pointCode))
                .orElse(false);
    }

    /** Whether a switch or relay with this point code is configured. */
    public boolean isKnown(int pointCode) {
        return node.routing().knows(pointCode);
    }

    /** Whether an association now carries the traffic of both point codes. */
    public boolean shareAnAssociation(int one, int other) {
        return node.routing()
                .destination(one)
                .flatMap(first -> node.routing()
                        .destination(other)
                        .map(second -> first.route().shares(second.route())))
                .orElse(false);
    }

    /** Makes this node one of several behind one point code. Call before the start. */
    public void join(NeighbourSettings ours) {
        node.neighbours().configure(ours);
    }

    /**
     * Sets the other nodes, by number, and the addresses on which they listen for this node. May be called at any time.
     */
    public void setNeighbours(Map<Integer, InetSocketAddress> others) {
        node.neighbours().set(others);
    }

    /**
     * Leaves new dialogues to the other nodes: the peers are asked to send to these, and messages that still open a
     * dialogue here are to be passed to {@link #handOn}. Open dialogues continue.
     *
     * @return false if no other node would take them, in which case nothing is done
     */
    public boolean withdraw() {
        return node.withdraw();
    }

    /** Hands on a message that opens a dialogue to any other node, in the way of {@link #handOver}. */
    public boolean handOn(int opc, int sls, byte[] sccp) {
        return node.neighbours().handOn(incoming(opc, sls, sccp));
    }

    /** Whether another node has reported active links to a switch. */
    boolean isReachedByOthers(int pointCode) {
        return node.neighbours().reaches(pointCode);
    }

    /** The numbers of the nodes to which messages can be handed over now. */
    public List<Integer> neighbours() {
        return node.neighbours().connected();
    }

    /**
     * Hands over a message to the node that owns its dialogue. Never blocks.
     *
     * @param owner the number of the node
     * @param opc the OPC of the routing label that it came with
     * @param sccp the whole SCCP message
     * @return false if there is no such node
     */
    public boolean handOver(int owner, int opc, int sls, byte[] sccp) {
        return node.neighbours().handOver(owner, incoming(opc, sls, sccp));
    }

    /** Delivers a message as if it had just been received. */
    public void takeUp(int opc, int sls, byte[] sccp) {
        node.deliver(incoming(opc, sls, sccp));
    }

    private Mtp3TransferPrimitive incoming(int opc, int sls, byte[] sccp) {
        M3uaSettings.Node ours = node.settings().node();
        return node.primitives()
                .createMtp3TransferPrimitive(
                        Parameter.ProtocolData.SI_SCCP, ours.networkIndicator(), 0, opc, ours.pointCode(), sls, sccp);
    }

    /** The number of associations that carry traffic to this point code now. */
    public int associations(int pointCode) {
        return node.routing()
                .destination(pointCode)
                .map(destination -> destination.route().size())
                .orElse(0);
    }

    public void addLinkListener(LinkListener listener) {
        linkListeners.add(listener);
    }

    /** Sets the tap that sees every message, or removes it. */
    public void tap(Optional<MessageTap> tap) {
        node.tap(tap);
    }

    public M3uaCounters.Snapshot counters() {
        return node.counters().snapshot();
    }

    /** The counters of the connections; empty before the start. */
    public Optional<TransportCounters.Snapshot> transportCounters() {
        return node.transportCounters();
    }

    /** The number of received messages that wait for a delivery thread. */
    public int waiting() {
        return node.waiting();
    }

    @Override
    public void addMtp3UserPartListener(Mtp3UserPartListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeMtp3UserPartListener(Mtp3UserPartListener listener) {
        listeners.remove(listener);
    }

    @Override
    public Mtp3TransferPrimitiveFactory getMtp3TransferPrimitiveFactory() {
        return node.primitives();
    }

    @Override
    public int getMaxUserDataLength(int dpc) {
        return MAXIMUM_USER_DATA;
    }

    /**
     * Queues a message for the switch with its destination point code.
     *
     * @throws IOException if the switch is unknown, unreachable or too slow; nothing has then been sent
     */
    @Override
    public void sendMessage(Mtp3TransferPrimitive message) throws IOException {
        node.transfer(message);
    }

    @Override
    public RoutingLabelFormat getRoutingLabelFormat() {
        return RoutingLabelFormat.ITU;
    }

    @Override
    public void setRoutingLabelFormat(RoutingLabelFormat format) {
        // M3UA has one routing label format for all networks; jSS7 asks for it only here.
    }

    @Override
    public boolean isUseLsbForLinksetSelection() {
        return false;
    }

    @Override
    public void setUseLsbForLinksetSelection(boolean use) {
        // There are no link sets.
    }

    @Override
    public int getDeliveryMessageThreadCount() {
        return node.settings().limits().deliveryThreads();
    }

    @Override
    public void setDeliveryMessageThreadCount(int count) {
        throw new UnsupportedOperationException("the settings say how many delivery threads there are");
    }

    /** None: the queues are bounded and pause the peer, and the monitor would cost a task per thread and period. */
    @Override
    public @Nullable ExecutorCongestionMonitor getExecutorCongestionMonitor() {
        return null;
    }

    private final class Upward implements MtpUser {
        @Override
        public void transfer(Mtp3TransferPrimitive message) {
            for (Mtp3UserPartListener listener : listeners) {
                listener.onMtp3TransferMessage(message);
            }
        }

        @Override
        public void availability(int pointCode, boolean available) {
            for (Mtp3UserPartListener listener : listeners) {
                if (available) {
                    listener.onMtp3ResumeMessage(new Mtp3ResumePrimitive(pointCode));
                } else {
                    listener.onMtp3PauseMessage(new Mtp3PausePrimitive(pointCode));
                }
            }
            for (LinkListener listener : linkListeners) {
                listener.linkChanged(pointCode, available);
            }
        }

        @Override
        public void congestion(int pointCode, int level) {
            for (Mtp3UserPartListener listener : listeners) {
                if (level == 0) {
                    listener.onMtp3EndCongestionMessage(new Mtp3EndCongestionPrimitive(pointCode));
                } else {
                    status(listener, pointCode, Mtp3StatusCause.SignallingNetworkCongested, level);
                }
            }
        }

        @Override
        public void userPartUnavailable(int pointCode, int cause) {
            Mtp3StatusCause mapped = switch (cause) {
                case Parameter.UserCause.CAUSE_UNEQUIPPED ->
                    Mtp3StatusCause.UserPartUnavailability_UnequippedRemoteUser;
                case Parameter.UserCause.CAUSE_INACCESSIBLE ->
                    Mtp3StatusCause.UserPartUnavailability_InaccessibleRemoteUser;
                default -> Mtp3StatusCause.UserPartUnavailability_Unknown;
            };
            for (Mtp3UserPartListener listener : listeners) {
                status(listener, pointCode, mapped, 0);
            }
        }

        private static void status(Mtp3UserPartListener listener, int pointCode, Mtp3StatusCause cause, int level) {
            listener.onMtp3StatusMessage(
                    new Mtp3StatusPrimitive(pointCode, cause, level, Parameter.ProtocolData.SI_SCCP));
        }
    }
}
