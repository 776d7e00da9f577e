package org.tollbridge.adapter.m3ua;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.transport.Connection;
import org.tollbridge.wire.transport.LimitedLog;
import org.tollbridge.wire.transport.ListenSettings;
import org.tollbridge.wire.transport.ListeningPort;
import org.tollbridge.wire.transport.SendResult;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportException;

/**
 * The other nodes behind this point code. A message that arrives here but belongs to a dialogue of another node is
 * handed over to it, and a message to a switch that only other nodes reach is relayed through one of them. Both are
 * sent as M3UA DATA on a connection to each node. Nothing is passed on twice: a message that is handed over is for that
 * node itself, and a relayed message is sent on that node's own links or not at all.
 */
final class Neighbours {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Neighbours.class));
    private static final long LOOK_MILLIS = 5;

    private final M3uaNode node;
    private final MtpUser user;
    private final Set<NeighbourPort> ports = ConcurrentHashMap.newKeySet();
    private final Set<Integer> told = new HashSet<>();
    private final Set<Integer> linked = new HashSet<>();
    private volatile Map<Integer, Neighbour> others = Map.of();
    private volatile boolean withdrawn;
    private volatile Map<Integer, InetSocketAddress> wanted = Map.of();
    private Optional<NeighbourSettings> settings = Optional.empty();
    private Optional<Transport> transport = Optional.empty();

    /**
     * @param user notified of switches that this node or another one reaches
     */
    Neighbours(M3uaNode node, MtpUser user) {
        this.node = node;
        this.user = user;
    }

    /** Call before the start. Otherwise there are no neighbours. */
    void configure(NeighbourSettings ours) {
        settings = Optional.of(ours);
    }

    /**
     * Listens for the others and connects to them.
     *
     * @return the port, if there are other nodes
     * @throws TransportException if the port cannot be opened
     */
    synchronized Optional<ListeningPort> start(Transport started) throws TransportException {
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        ListeningPort port =
                started.listen(ListenSettings.tcp(settings.get().listen()), () -> new NeighbourPort(this, node));
        transport = Optional.of(started);
        connect();
        return Optional.of(port);
    }

    /**
     * Sets the other nodes, by number, and their addresses. Messages that wait for a node that has left are treated as
     * unowned.
     */
    synchronized void set(Map<Integer, InetSocketAddress> there) {
        wanted = Map.copyOf(there);
        if (transport.isPresent()) {
            try {
                connect();
            } catch (TransportException e) {
                LOG.error("the other nodes cannot be reached", e);
            }
        }
    }

    /** Disconnects from the others. */
    synchronized void stop() {
        set(Map.of());
        transport = Optional.empty();
    }

    private void connect() throws TransportException {
        Map<Integer, Neighbour> next = new HashMap<>();
        for (Map.Entry<Integer, InetSocketAddress> each : wanted.entrySet()) {
            Neighbour known = others.get(each.getKey());
            next.put(
                    each.getKey(),
                    known != null && known.address().equals(each.getValue())
                            ? known
                            : new Neighbour(each.getKey(), each.getValue(), this, transport.orElseThrow()));
        }
        List<Neighbour> gone = others.values().stream()
                .filter(known -> next.get(known.number()) != known)
                .toList();
        others = Map.copyOf(next);
        gone.forEach(Neighbour::close);
        changed();
    }

    /** Waits until there is a connection to and from each of the others, up to a time limit. */
    void await(Duration limit) {
        long start = System.nanoTime();
        while (!isWhole() && System.nanoTime() - start < limit.toNanos()) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isWhole() {
        return others.values().stream()
                .allMatch(
                        each -> each.isConnected() && ports.stream().anyMatch(port -> port.number() == each.number()));
    }

    /** The numbers of the nodes to which messages can be handed over now. */
    List<Integer> connected() {
        return others.values().stream()
                .filter(Neighbour::isConnected)
                .map(Neighbour::number)
                .sorted()
                .toList();
    }

    int ownNumber() {
        return settings.map(NeighbourSettings::number).orElse(0);
    }

    /** Whether this is the number of another node. */
    boolean knows(long number) {
        return wanted.containsKey((int) number);
    }

    /**
     * Hands over a message to the node that owns its dialogue. Never blocks.
     *
     * @return false if there is no such node, so that no node has the dialogue
     */
    boolean handOver(int owner, Mtp3TransferPrimitive message) {
        Neighbour neighbour = others.get(owner);
        if (neighbour == null) {
            return false;
        }
        SendResult result = neighbour.send(new PassedMessage(message, true));
        if (result == SendResult.QUEUED) {
            node.counters().handedOver();
        } else if (result == SendResult.FULL) {
            lost();
        }
        return result != SendResult.CLOSED;
    }

    /**
     * Stops taking new dialogues. The others are told before anything is handed on to them, so that they do not hand it
     * back.
     *
     * @return false if no other node takes new dialogues
     */
    synchronized boolean withdraw() {
        if (takers().isEmpty()) {
            return false;
        }
        withdrawn = true;
        others.values().forEach(each -> each.tell(node.settings().node().pointCode(), false));
        return true;
    }

    /** Whether this node takes no new dialogues, and other nodes reach all of these switches. */
    boolean takeOver(Collection<Integer> pointCodes) {
        return withdrawn && pointCodes.stream().allMatch(this::reaches);
    }

    /**
     * The switches that other nodes reach have changed. If this node takes no new dialogues, it now leaves those
     * switches to them.
     */
    void reachedOtherwise() {
        if (withdrawn) {
            node.leaveToOthers();
        }
    }

    /** A heartbeat that detects a silent node, as for any other peer. */
    Heartbeat heartbeat(Consumer<M3uaMessage> sender) {
        return new Heartbeat(node.settings().timers(), node.counters(), sender);
    }

    /** Hands on a message that opens a dialogue to a node that takes new ones; false if there is none. Never blocks. */
    boolean handOn(Mtp3TransferPrimitive message) {
        List<Neighbour> takers = takers();
        return !takers.isEmpty()
                && handOver(takers.get(message.getSls() % takers.size()).number(), message);
    }

    /** The nodes that take new dialogues. */
    private List<Neighbour> takers() {
        int ours = node.settings().node().pointCode();
        return others.values().stream()
                .filter(Neighbour::isConnected)
                .filter(each -> ports.stream().anyMatch(port -> port.number() == each.number() && port.reaches(ours)))
                .sorted(Comparator.comparingInt(Neighbour::number))
                .toList();
    }

    /**
     * Sends a message to a switch through a node that reaches it. Never blocks.
     *
     * @return false if there is none, or it accepts no more
     */
    boolean relay(Mtp3TransferPrimitive message) {
        List<Neighbour> ways = ways(message.getDpc());
        if (ways.isEmpty()) {
            return false;
        }
        Neighbour way = ways.get(message.getSls() % ways.size());
        boolean sent = way.send(new PassedMessage(message, false)) == SendResult.QUEUED;
        if (sent) {
            show(false, message);
            node.counters().relayed();
        }
        return sent;
    }

    /** The nodes that reach a switch, ordered by number so that messages of one SLS always use the same one. */
    private List<Neighbour> ways(int pointCode) {
        return ports.stream()
                .filter(port -> port.reaches(pointCode))
                .map(port -> Optional.ofNullable(others.get(port.number())))
                .flatMap(Optional::stream)
                .filter(Neighbour::isConnected)
                .distinct()
                .sorted(Comparator.comparingInt(Neighbour::number))
                .toList();
    }

    /** Whether another node reaches a switch. */
    boolean reaches(int pointCode) {
        return !others.isEmpty()
                && ports.stream().anyMatch(port -> port.reaches(pointCode) && others.containsKey(port.number()));
    }

    /** Sends a message that another node cannot send itself. */
    void relayHere(Mtp3TransferPrimitive message) {
        try {
            node.routing().transfer(message, node.routing().known(message.getDpc()));
        } catch (IOException e) {
            lost();
            LOG.info("a message for another node is lost: {}", String.valueOf(e.getMessage()));
        }
    }

    /** Handles a message for a node that has left: TCAP gives its sender the answer that Q.774 requires. */
    void unowned(PassedMessage message) {
        if (message.own()) {
            node.deliver(message.primitive());
        } else {
            lost();
        }
    }

    void lost() {
        node.counters().passingFailed();
    }

    /** Shows a message that used no link of this node to the tap. */
    void show(boolean received, Mtp3TransferPrimitive message) {
        Optional<MessageTap> tap = node.tap();
        if (tap.isPresent()) {
            tap.get().message(received, settings.orElseThrow().listen(), Octets.wrap(PassedMessage.octets(message)));
        }
    }

    void came(NeighbourPort port) {
        List<NeighbourPort> before =
                ports.stream().filter(each -> each.number() == port.number()).toList();
        if (ports.add(port)) {
            before.forEach(NeighbourPort::supersede);
        }
        changed();
    }

    void went(NeighbourPort port) {
        ports.remove(port);
    }

    /** A connection to another node is established. */
    synchronized void up(Neighbour neighbour, Connection connection) {
        neighbour.up(connection);
        changed();
    }

    /** A connection to another node has been established or lost, so the reachability of switches may have changed. */
    void changed() {
        node.routing().destinations().forEach(each -> settle(each.pointCode()));
        reachedOtherwise();
    }

    /** The switches with active links of this node, and its own point code while it takes new dialogues. */
    List<Integer> reachedByUs() {
        IntStream linked = node.routing().destinations().stream()
                .filter(each -> !each.route().isEmpty())
                .mapToInt(Destination::pointCode);
        IntStream own = withdrawn
                ? IntStream.empty()
                : IntStream.of(node.settings().node().pointCode());
        return IntStream.concat(linked, own).boxed().toList();
    }

    /** This node's own links to a switch may have changed. */
    void ownChange(int pointCode) {
        tellOthers(pointCode);
        settle(pointCode);
    }

    private synchronized void tellOthers(int pointCode) {
        boolean now = reachedByUs().contains(pointCode);
        if (now ? linked.add(pointCode) : linked.remove(pointCode)) {
            others.values().forEach(each -> each.tell(pointCode, now));
        }
    }

    /** Notifies the user of the state of a switch, if it differs from the last notification. */
    synchronized void settle(int pointCode) {
        Optional<Destination> destination = node.routing().destination(pointCode);
        if (destination.isPresent()) {
            boolean now = destination.get().isAvailable() || reaches(pointCode);
            if (now ? told.add(pointCode) : told.remove(pointCode)) {
                user.availability(pointCode, now);
            }
        }
    }
}
