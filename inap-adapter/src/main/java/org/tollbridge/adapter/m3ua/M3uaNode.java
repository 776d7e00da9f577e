package org.tollbridge.adapter.m3ua;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitiveFactory;
import org.restcomm.protocols.ss7.mtp.RoutingLabelFormat;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.Connection;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Dialer;
import org.tollbridge.wire.transport.LimitedLog;
import org.tollbridge.wire.transport.ListenSettings;
import org.tollbridge.wire.transport.ListeningPort;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportCounters;
import org.tollbridge.wire.transport.TransportException;

/**
 * The signalling point of this node: its ports and connections, the switches that it knows, and the messages between
 * them and the user part.
 */
final class M3uaNode {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(M3uaNode.class));

    /**
     * How long the ports for switches stay closed to wait for the connections to the other nodes, which messages may
     * need.
     */
    private static final Duration NEIGHBOURS = Duration.ofSeconds(3);

    /** How long a stopping node waits for its gateways to acknowledge. */
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final M3uaSettings settings;
    private final MtpUser user;
    private final M3uaCounters counters = new M3uaCounters();
    private final Neighbours neighbours;
    private final Routing routing;
    private final Set<Association> associations = ConcurrentHashMap.newKeySet();
    private final DeliveryLanes lanes;
    private final Mtp3TransferPrimitiveFactory primitives = new Mtp3TransferPrimitiveFactory(RoutingLabelFormat.ITU);
    private final List<ListeningPort> ports = new ArrayList<>();
    private final List<ListeningPort> neighbourPorts = new ArrayList<>();
    private final List<Dialer> dialers = new ArrayList<>();
    private volatile Optional<Transport> transport = Optional.empty();
    private volatile Optional<MessageTap> tap = Optional.empty();

    M3uaNode(M3uaSettings settings, MtpUser user) {
        this.settings = settings;
        this.user = user;
        this.lanes = new DeliveryLanes(settings.limits(), counters, user::transfer);
        this.neighbours = new Neighbours(this, user);
        this.routing = new Routing(
                settings,
                neighbours::ownChange,
                counters,
                (delay, task) -> transport.ifPresent(each -> each.schedule(delay, task)));
    }

    /** Opens the ports and starts to connect. If one port cannot be opened, all are closed again. */
    synchronized void start() throws TransportException {
        Transport started = new Transport("m3ua", settings.limits().transport());
        transport = Optional.of(started);
        lanes.start();
        try {
            neighbours.start(started).ifPresent(neighbourPorts::add);
            neighbours.await(NEIGHBOURS);
            warnOfExposed();
            for (ListenSettings listen : settings.listen()) {
                ports.add(started.listen(listen, () -> new Association(this, this::comer)));
            }
            for (GatewaySettings gateway : settings.gateways()) {
                if (gateway.dial().isPresent()) {
                    dialers.add(started.dial(
                            gateway.dial().get(),
                            () -> new Association(this, (association, connection) -> own(association, gateway))));
                }
            }
            for (SwitchSettings each : settings.switches()) {
                List<DialSettings> dials = each.doubleExchange()
                        .map(SwitchSettings.DoubleExchange::dials)
                        .orElse(List.of());
                for (DialSettings dial : dials) {
                    dialers.add(started.dial(
                            dial,
                            () -> new Association(
                                    this, (association, connection) -> both(association, List.of(each)))));
                }
            }
        } catch (TransportException e) {
            stop();
            throw e;
        }
    }

    private void warnOfExposed() {
        List<Integer> exposed = settings.exposed();
        if (!settings.listen().isEmpty() && !exposed.isEmpty()) {
            LOG.warn(
                    "switches of point codes {}: they share a routing context and may connect from any address, so"
                            + " that an association of one can act for another; give each of them addresses or an"
                            + " asp-identifier",
                    exposed);
        }
    }

    synchronized void stop() {
        ports.forEach(ListeningPort::close);
        leave();
        neighbourPorts.forEach(ListeningPort::close);
        neighbours.stop();
        dialers.forEach(Dialer::close);
        transport.ifPresent(Transport::close);
        try {
            lanes.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends ASPDN to the peers to which this node is an ASP, and briefly waits for their answers. */
    private void leave() {
        CompletableFuture<?>[] told =
                associations.stream().map(Association::leave).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(told).get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.info("not every gateway has acknowledged within {} ms that this node goes down", FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The sides of an association that arrives at a port: the peer is a gateway if one has its address, otherwise a
     * switch.
     */
    private Association.Sides comer(Association association, Connection connection) {
        InetAddress address = connection.remote().getAddress();
        for (GatewaySettings gateway : settings.gateways()) {
            if (gateway.addresses().contains(address)) {
                return own(association, gateway);
            }
        }
        return both(
                association,
                settings.switches().stream()
                        .filter(each ->
                                each.addresses().isEmpty() || each.addresses().contains(address))
                        .toList());
    }

    private static Association.Sides own(Association association, GatewaySettings gateway) {
        return new Association.Sides(Optional.of(OwnAsp.towardsGateway(association, gateway)), Optional.empty());
    }

    /**
     * The sides if the peer is one of these switches. If there is only one, this node need not wait for its ASPUP
     * before sending its own.
     */
    private static Association.Sides both(Association association, List<SwitchSettings> switches) {
        Candidates candidates = new Candidates(switches);
        Optional<OwnAsp> own = candidates
                .only()
                .flatMap(known -> known.doubleExchange()
                        .map(exchange -> OwnAsp.towardsSwitch(association, exchange, known.pointCode())));
        return new Association.Sides(own, Optional.of(new ServedAsp(association, candidates)));
    }

    void opened(Association association) {
        associations.add(association);
    }

    /** An ASP has come up. An older association with its identifier may have died unnoticed, so it is tested. */
    void doubtOthers(Association newcomer, Parameter.AspIdentifier identifier) {
        for (Association each : associations) {
            if (each != newcomer) {
                each.connection().execute(() -> each.doubt(identifier));
            }
        }
    }

    void closed(Association association) {
        associations.remove(association);
    }

    /**
     * Has the peers send through the other nodes, and hands over to these the dialogues that still begin here.
     *
     * @return false if no other node can take them, in which case nothing is done
     */
    boolean withdraw() {
        boolean taken = neighbours.withdraw();
        if (taken) {
            leaveToOthers();
        }
        return taken;
    }

    /**
     * Has the peers send through the other nodes that reach the same switches; the other peers keep using this node.
     */
    void leaveToOthers() {
        associations.forEach(each -> each.connection().execute(each::leaveToOthers));
    }

    M3uaSettings settings() {
        return settings;
    }

    M3uaCounters counters() {
        return counters;
    }

    synchronized List<ListeningPort> ports() {
        return List.copyOf(ports);
    }

    synchronized Optional<TransportCounters.Snapshot> transportCounters() {
        return transport.map(Transport::counters);
    }

    void tap(Optional<MessageTap> listener) {
        tap = listener;
    }

    /** The observer of messages; usually none. */
    Optional<MessageTap> tap() {
        return tap;
    }

    int waiting() {
        return lanes.waiting();
    }

    DeliveryLanes.Batch newBatch() {
        return lanes.new Batch();
    }

    Routing routing() {
        return routing;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    /** Delivers a message that did not arrive on a connection of this node. */
    void deliver(Mtp3TransferPrimitive message) {
        lanes.add(message);
    }

    /**
     * Sends DATA on this node's own links, or through another node if none of them is active.
     *
     * @throws IOException if there is no route, or it accepts no more
     */
    void transfer(Mtp3TransferPrimitive message) throws IOException {
        Destination destination = routing.known(message.getDpc());
        if (!destination.route().isEmpty() || !neighbours.relay(message)) {
            routing.transfer(message, destination);
        }
    }

    /** Whether DATA of an active association is for this node's SCCP and from a known switch. */
    boolean accepts(Association from, Parameter.ProtocolData data) {
        M3uaSettings.Node ours = settings.node();
        if (data.dpc() != ours.pointCode()) {
            return drop(from, "destination point code", data.dpc(), ours.pointCode());
        }
        if (data.ni() != ours.networkIndicator()) {
            return drop(from, "network indicator", data.ni(), ours.networkIndicator());
        }
        if (data.si() != Parameter.ProtocolData.SI_SCCP) {
            return drop(from, "service indicator", data.si(), Parameter.ProtocolData.SI_SCCP);
        }
        if (!routing.knows(data.opc())) {
            counters.dataRefused();
            LOG.warn(
                    "{}: DATA from point code {} dropped: no switch of that point code is configured",
                    from.connection(),
                    data.opc());
            return false;
        }
        counters.dataReceived();
        return true;
    }

    private boolean drop(Association from, String field, int value, int ours) {
        counters.dataRefused();
        LOG.warn("{}: DATA dropped: {} {}, but this node's is {}", from.connection(), field, value, ours);
        return false;
    }

    Mtp3TransferPrimitive primitive(Parameter.ProtocolData data) {
        return primitives.createMtp3TransferPrimitive(
                data.si(),
                data.ni(),
                data.mp(),
                data.opc(),
                data.dpc(),
                data.sls(),
                data.data().toByteArray());
    }

    Mtp3TransferPrimitiveFactory primitives() {
        return primitives;
    }

    MtpUser user() {
        return user;
    }
}
