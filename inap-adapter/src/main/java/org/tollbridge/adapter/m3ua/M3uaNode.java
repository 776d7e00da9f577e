package org.tollbridge.adapter.m3ua;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitiveFactory;
import org.restcomm.protocols.ss7.mtp.RoutingLabelFormat;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.Dialer;
import org.tollbridge.wire.transport.LimitedLog;
import org.tollbridge.wire.transport.ListenSettings;
import org.tollbridge.wire.transport.ListeningPort;
import org.tollbridge.wire.transport.SendResult;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportCounters;
import org.tollbridge.wire.transport.TransportException;

/** Our signalling point: its ports and connections, the switches it knows, and what goes up and down between them. */
final class M3uaNode {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(M3uaNode.class));

    private final M3uaSettings settings;
    private final MtpUser user;
    private final M3uaCounters counters = new M3uaCounters();
    private final Map<Integer, Destination> destinations = new HashMap<>();
    private final DeliveryLanes lanes;
    private final Mtp3TransferPrimitiveFactory primitives = new Mtp3TransferPrimitiveFactory(RoutingLabelFormat.ITU);
    private final List<ListeningPort> ports = new ArrayList<>();
    private final List<Dialer> dialers = new ArrayList<>();
    private final Object changes = new Object();
    private Optional<Transport> transport = Optional.empty();

    M3uaNode(M3uaSettings settings, MtpUser user) {
        this.settings = settings;
        this.user = user;
        this.lanes = new DeliveryLanes(settings.limits(), counters, user::transfer);
        for (SwitchSettings each : settings.switches()) {
            OptionalLong context = OptionalLong.of(each.routingContext());
            destinations.put(each.pointCode(), new Destination(each.pointCode(), context, each.trafficMode()));
        }
        for (GatewaySettings gateway : settings.gateways()) {
            for (int pointCode : gateway.pointCodes()) {
                destinations.computeIfAbsent(
                        pointCode, pc -> new Destination(pc, OptionalLong.empty(), Optional.of(TrafficMode.LOADSHARE)));
            }
        }
    }

    /** Opens the ports and starts to connect. If one port cannot be opened, none stays open. */
    synchronized void start() throws TransportException {
        Transport started = new Transport("m3ua", settings.limits().transport());
        transport = Optional.of(started);
        lanes.start();
        try {
            for (ListenSettings listen : settings.listen()) {
                ports.add(started.listen(listen, () -> new PeerAsp(this)));
            }
            for (GatewaySettings gateway : settings.gateways()) {
                dialers.add(started.dial(gateway.dial(), () -> new PeerGateway(this, gateway)));
            }
        } catch (TransportException e) {
            stop();
            throw e;
        }
    }

    synchronized void stop() {
        ports.forEach(ListeningPort::close);
        dialers.forEach(Dialer::close);
        transport.ifPresent(Transport::close);
        try {
            lanes.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    int waiting() {
        return lanes.waiting();
    }

    DeliveryLanes.Batch newBatch() {
        return lanes.new Batch();
    }

    Optional<Destination> destination(int pointCode) {
        return Optional.ofNullable(destinations.get(pointCode));
    }

    /** The switches that may connect from an address. */
    List<SwitchSettings> switchesFrom(InetAddress address) {
        return settings.switches().stream()
                .filter(each -> each.addresses().isEmpty() || each.addresses().contains(address))
                .toList();
    }

    /** All switches known, reachable or not. */
    List<Destination> destinations() {
        return List.copyOf(destinations.values());
    }

    /** Applies a change and tells the user part. One at a time, so that what it hears last is how it is. */
    Destination.Change apply(Destination destination, Supplier<Destination.Change> step) {
        synchronized (changes) {
            Destination.Change change = step.get();
            if (change.availabilityChanged()) {
                boolean available = destination.isAvailable();
                LOG.info("switch {} is {}", destination.pointCode(), available ? "reachable" : "not reachable");
                user.availability(destination.pointCode(), available);
            }
            return change;
        }
    }

    /** Whether DATA of an active association is for our SCCP and from a switch that we know. */
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
        if (!destinations.containsKey(data.opc())) {
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
        LOG.warn("{}: DATA dropped: {} {} where ours is {}", from.connection(), field, value, ours);
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

    /**
     * Sends DATA.
     *
     * @throws IOException if no active association reaches the switch, or if all are too slow to take more
     */
    void transfer(Mtp3TransferPrimitive message) throws IOException {
        Destination destination = destinations.get(message.getDpc());
        if (destination == null) {
            throw unsent(message.getDpc(), "is not configured");
        }
        int sls = message.getSls();
        int label = M3uaEncoder.label(message.getSi(), message.getNi(), message.getMp(), sls);
        // A carrier that was closed meanwhile leaves the destination; the next choice is another one.
        for (int attempt = 0; attempt < 2; attempt++) {
            Optional<Association> carrier = destination.select(sls + attempt);
            if (carrier.isEmpty()) {
                throw unsent(message.getDpc(), "is not reachable");
            }
            SendResult result = carrier.get().transfer(destination, message.getOpc(), label, sls, message.getData());
            switch (result) {
                case QUEUED -> {
                    counters.dataSent();
                    return;
                }
                case FULL -> throw unsent(message.getDpc(), "takes no more: the write queue is full");
                case CLOSED -> LOG.info("{} is closed", carrier.get().connection());
            }
        }
        throw unsent(message.getDpc(), "is not reachable");
    }

    private IOException unsent(int pointCode, String why) {
        counters.dataUnsent();
        return new IOException("switch " + pointCode + " " + why);
    }

    MtpUser user() {
        return user;
    }
}
