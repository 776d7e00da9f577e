package org.tollbridge.simulator.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Connect;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Parameter;
import org.tollbridge.wire.inap.ReleaseCall;
import org.tollbridge.wire.m3ua.DecodeFailure;
import org.tollbridge.wire.m3ua.M3uaDecoder;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;
import org.tollbridge.wire.transport.Connection;
import org.tollbridge.wire.transport.ConnectionListener;
import org.tollbridge.wire.transport.ListenSettings;
import org.tollbridge.wire.transport.ListeningPort;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportException;
import org.tollbridge.wire.transport.TransportSettings;

/** An SCP of a few lines over real TCP, which answers each BEGIN as a test says and ends after two reports. */
final class StubScp implements AutoCloseable {

    private final Transport transport = new Transport("stub", TransportSettings.DEFAULT);
    private final ListeningPort port;
    private final Function<TcapMessage.Begin, Optional<TcapMessage>> answer;
    private final Map<TransactionId, AtomicInteger> reports = new ConcurrentHashMap<>();
    private final AtomicInteger nextId = new AtomicInteger(0x0100_0000);

    StubScp(Function<TcapMessage.Begin, Optional<TcapMessage>> answer) throws TransportException {
        this.answer = answer;
        this.port = transport.listen(
                ListenSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), Listener::new);
    }

    InetSocketAddress address() {
        return port.address();
    }

    /** A CONTINUE with a Connect, from an identifier of as many octets as wanted. */
    TcapMessage connect(TcapMessage.Begin begin, int idLength) {
        Connect connect = Connect.TYPE
                .values()
                .set(Connect.DESTINATION_ROUTING_ADDRESS, List.of(Octets.fromHex("03100850552143")))
                .build();
        TransactionId own = new TransactionId(
                TransactionId.of(nextId.getAndIncrement()).octets().slice(4 - idLength));
        return new TcapMessage.Continue(
                own, begin.originating(), Optional.empty(), List.of(invoke(Operation.CONNECT, connect)));
    }

    static TcapMessage release(TcapMessage.Begin begin) {
        return new TcapMessage.End(
                begin.originating(),
                Optional.empty(),
                List.of(invoke(Operation.RELEASE_CALL, new ReleaseCall(Octets.fromHex("8091")))));
    }

    static Component invoke(Operation operation, Parameter argument) {
        return new Component.Invoke(
                1, OptionalInt.empty(), new Code.Local(operation.code()), Optional.of(argument.encode(Variant.ETSI)));
    }

    @Override
    public void close() {
        transport.close();
    }

    private final class Listener implements ConnectionListener {
        private final SccpEncoder sccp = new SccpEncoder(PointCodeLength.BITS_14);
        private final SccpDecoder decoder = new SccpDecoder(PointCodeLength.BITS_14);

        @Override
        public void opened(Connection connection) {}

        @Override
        public void received(Connection connection, Octets octets) {
            M3uaMessage message = (M3uaMessage) M3uaDecoder.decode(octets);
            switch (message.type()) {
                case ASPUP -> reply(connection, MessageType.ASPUP_ACK);
                case ASPAC -> reply(connection, MessageType.ASPAC_ACK);
                case DATA -> data(connection, message);
                default -> throw new IllegalStateException(message.type().title());
            }
        }

        private void reply(Connection connection, MessageType type) {
            connection.prove();
            connection.send(M3uaEncoder.encode(M3uaMessage.of(type)));
        }

        private void data(Connection connection, M3uaMessage message) {
            var data = message.require(org.tollbridge.wire.m3ua.Parameter.ProtocolData.class);
            var unitdata = (SccpMessage.Unitdata) decoder.decode(data.data());
            Optional<TcapMessage> reply = switch ((TcapMessage) TcapDecoder.decode(unitdata.data())) {
                case TcapMessage.Begin begin -> answer.apply(begin);
                case TcapMessage.Continue report -> afterReport(report);
                default -> Optional.empty();
            };
            reply.ifPresent(tcap -> connection.send(M3uaEncoder.data(
                    OptionalLong.empty(),
                    OptionalLong.of(100),
                    data.dpc(),
                    data.opc(),
                    M3uaEncoder.label(3, data.ni(), 0, data.sls()),
                    sccp.encode(new SccpMessage.Unitdata(
                                    unitdata.protocolClass(),
                                    /* called= */ unitdata.calling(),
                                    /* calling= */ unitdata.called(),
                                    new TcapEncoder().encode(tcap)))
                            .toByteArray())));
        }

        private Optional<TcapMessage> afterReport(TcapMessage.Continue report) {
            int count = reports.computeIfAbsent(report.originating(), id -> new AtomicInteger())
                    .incrementAndGet();
            return count < 2
                    ? Optional.empty()
                    : Optional.of(new TcapMessage.End(report.originating(), Optional.empty(), List.of()));
        }

        @Override
        public void malformed(Connection connection, DecodeFailure failure, Octets head, boolean fatal) {
            throw new IllegalStateException(failure.describe());
        }

        @Override
        public void closed(Connection connection, String reason) {}
    }
}
