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
 * Our M3UA as the MTP level 3 of jSS7's interfaces. Messages come up on delivery threads, those of one SLS on one thread
 * and in order. {@link #sendMessage} never blocks: it queues, or fails.
 */
public final class M3uaUserPart implements Mtp3UserPart {

    /** The longest SCCP message handed down, in octets: M3UA carries more than the 268 of MTP level 3. */
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
     * @throws TransportException if a port cannot be opened, saying why and what to do
     */
    @Override
    public void start() throws TransportException {
        node.start();
    }

    @Override
    public void stop() {
        node.stop();
    }

    /** The addresses that are listened on, in the order of the settings, with real ports. */
    public List<InetSocketAddress> addresses() {
        return node.ports().stream()
                .map(ListeningPort::addresses)
                .flatMap(List::stream)
                .toList();
    }

    /** Every switch by its point code, and whether it can be reached. */
    public Map<Integer, Boolean> links() {
        Map<Integer, Boolean> links = new TreeMap<>();
        node.routing().destinations().forEach(each -> links.put(each.pointCode(), each.isAvailable()));
        return links;
    }

    /**
     * Whether a message to this point code would find an association, here or at another node, or wait for one that is
     * about to come back.
     */
    public boolean isAvailable(int pointCode) {
        return node.routing()
                .destination(pointCode)
                .map(each -> each.isAvailable() || isReachedByOthers(pointCode))
                .orElse(false);
    }

    /** Whether a switch or relay of this point code is configured. */
    public boolean isKnown(int pointCode) {
        return node.routing().knows(pointCode);
    }

    /** Whether an association carries the traffic of both point codes now. */
    public boolean shareAnAssociation(int one, int other) {
        return node.routing()
                .destination(one)
                .flatMap(first -> node.routing()
                        .destination(other)
                        .map(second -> first.route().shares(second.route())))
                .orElse(false);
    }

    /** Makes this one of several nodes behind one point code. To be called before the start. */
    public void join(NeighbourSettings ours) {
        node.neighbours().configure(ours);
    }

    /** Says which other nodes are there, by their numbers, and where each of them listens for us. At any time. */
    public void setNeighbours(Map<Integer, InetSocketAddress> others) {
        node.neighbours().set(others);
    }

    /**
     * Leaves new dialogues to the other nodes: the peers are told to send to these, and what opens a dialogue here still is
     * for {@link #handOn}. Open dialogues go on.
     *
     * @return false if there is no other node that would take them; then nothing is done
     */
    public boolean withdraw() {
        return node.withdraw();
    }

    /** Hands a message that opens a dialogue on to any other node, as {@link #handOver} does. */
    public boolean handOn(int opc, int sls, byte[] sccp) {
        return node.neighbours().handOn(incoming(opc, sls, sccp));
    }

    /** Whether another node has said that it has active links to a switch. */
    boolean isReachedByOthers(int pointCode) {
        return node.neighbours().reaches(pointCode);
    }

    /** The numbers of the nodes that take over what is theirs now. */
    public List<Integer> neighbours() {
        return node.neighbours().connected();
    }

    /**
     * Hands a message that came here over to the node whose it is. Never waits.
     *
     * @param owner the node's number
     * @param opc of the routing label that brought it
     * @param sccp the whole SCCP message
     * @return false if there is no such node
     */
    public boolean handOver(int owner, int opc, int sls, byte[] sccp) {
        return node.neighbours().handOver(owner, incoming(opc, sls, sccp));
    }

    /** Takes a message up as if it had just come. */
    public void takeUp(int opc, int sls, byte[] sccp) {
        node.deliver(incoming(opc, sls, sccp));
    }

    private Mtp3TransferPrimitive incoming(int opc, int sls, byte[] sccp) {
        M3uaSettings.Node ours = node.settings().node();
        return node.primitives()
                .createMtp3TransferPrimitive(
                        Parameter.ProtocolData.SI_SCCP, ours.networkIndicator(), 0, opc, ours.pointCode(), sls, sccp);
    }

    /** How many associations carry traffic to this point code now. */
    public int associations(int pointCode) {
        return node.routing()
                .destination(pointCode)
                .map(destination -> destination.route().size())
                .orElse(0);
    }

    public void addLinkListener(LinkListener listener) {
        linkListeners.add(listener);
    }

    /** Shows every message to a tap, or to nobody, until the next call. */
    public void tap(Optional<MessageTap> tap) {
        node.tap(tap);
    }

    public M3uaCounters.Snapshot counters() {
        return node.counters().snapshot();
    }

    /** What the connections did, empty before the start. */
    public Optional<TransportCounters.Snapshot> transportCounters() {
        return node.transportCounters();
    }

    /** How many received messages wait for a delivery thread. */
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
     * Queues a message to the switch that its destination point code names.
     *
     * @throws IOException if the switch is not known, not reachable, or too slow; nothing is sent then
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
        // M3UA has one routing label for all networks; jSS7 does not ask for it anywhere else.
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

    /** None: our queues are bounded and hold the peer back, and the monitor would cost a task per thread and period. */
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
