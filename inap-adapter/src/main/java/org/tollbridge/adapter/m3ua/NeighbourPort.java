package org.tollbridge.adapter.m3ua;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.DecodeFailure;
import org.tollbridge.wire.m3ua.M3uaDecoder;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.m3ua.PointCodeRange;
import org.tollbridge.wire.transport.Connection;
import org.tollbridge.wire.transport.ConnectionListener;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * A connection on which another node behind this point code hands over messages for this node, and messages that it
 * cannot send itself.
 */
final class NeighbourPort implements ConnectionListener {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(NeighbourPort.class));

    private final Neighbours all;
    private final M3uaNode node;
    private final DeliveryLanes.Batch batch;
    private final Set<Integer> reached = ConcurrentHashMap.newKeySet();
    private Optional<Heartbeat> heartbeat = Optional.empty();
    private volatile int number;
    private volatile boolean superseded;

    NeighbourPort(Neighbours all, M3uaNode node) {
        this.all = all;
        this.node = node;
        this.batch = node.newBatch();
    }

    /** The number of the node; 0 until it has identified itself. */
    int number() {
        return number;
    }

    /** Whether the node reaches a switch by a link of its own. */
    boolean reaches(int pointCode) {
        return !superseded && reached.contains(pointCode);
    }

    /** The node has opened a newer connection, so this one no longer counts for what it reaches. */
    void supersede() {
        superseded = true;
    }

    @Override
    public void opened(Connection opened) {
        Heartbeat started = all.heartbeat(beat -> send(opened, beat));
        started.start(opened);
        heartbeat = Optional.of(started);
    }

    @Override
    public void received(Connection from, Octets octets) {
        heartbeat.ifPresent(Heartbeat::heard);
        switch (M3uaDecoder.decode(octets)) {
            case M3uaMessage message -> received(from, message);
            case DecodeFailure failure -> malformed(from, failure, octets, false);
        }
    }

    private void received(Connection from, M3uaMessage message) {
        if (message.type() == MessageType.ASPUP) {
            greet(from, message);
        } else if (number == 0) {
            from.close("a message before ASPUP");
        } else {
            switch (message.type()) {
                case DATA -> data(message.require(Parameter.ProtocolData.class));
                case DAVA -> destinations(message, true);
                case DUNA -> destinations(message, false);
                case BEAT -> send(from, new M3uaMessage(MessageType.BEAT_ACK, message.parameters()));
                case BEAT_ACK -> {
                    // It only counts as a sign of life.
                }
                default -> LOG.warn("node number {} at {}: unexpected {}", number, from, message.type());
            }
        }
    }

    private void greet(Connection from, M3uaMessage message) {
        long asked = message.find(Parameter.AspIdentifier.class)
                .map(Parameter.AspIdentifier::value)
                .orElse(0L);
        if (!all.knows(asked)) {
            // It may know of this node before this node knows of it; then it reconnects.
            LOG.info("{} claims to be node number {}, which is not in the cluster", from, asked);
            from.close("no node of the cluster");
            return;
        }
        from.prove();
        number = (int) asked;
        all.came(this);
        send(from, M3uaMessage.of(MessageType.ASPUP_ACK, new Parameter.AspIdentifier(all.ownNumber())));
    }

    private static void send(Connection to, M3uaMessage message) {
        to.send(M3uaEncoder.encode(message));
    }

    private void data(Parameter.ProtocolData data) {
        Mtp3TransferPrimitive primitive = node.primitive(data);
        if (data.dpc() == node.settings().node().pointCode()) {
            node.counters().takenOver();
            all.show(true, primitive);
            batch.add(primitive);
        } else {
            all.relayHere(primitive);
        }
    }

    private void destinations(M3uaMessage message, boolean available) {
        for (PointCodeRange range :
                message.require(Parameter.AffectedPointCode.class).ranges()) {
            boolean unused = available ? reached.add(range.pointCode()) : reached.remove(range.pointCode());
            all.settle(range.pointCode());
        }
        all.reachedOtherwise();
    }

    @Override
    public void drained(Connection from) {
        batch.handOver(from);
    }

    @Override
    public void malformed(Connection from, DecodeFailure failure, Octets head, boolean fatal) {
        LOG.warn("node number {} at {}: {}", number, from, failure.describe());
    }

    @Override
    public void closed(Connection closed, String reason) {
        Set<Integer> before = Set.copyOf(reached);
        reached.clear();
        all.went(this);
        before.forEach(all::settle);
        all.reachedOtherwise();
    }
}
