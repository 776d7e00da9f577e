package org.tollbridge.simulator.ssf;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.tollbridge.simulator.link.FakeSgp;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;
import org.tollbridge.wire.transport.Connection;
import org.tollbridge.wire.transport.TransportException;

/** An SCP over real TCP that does what a test says with each message. */
final class ScriptedScp implements AutoCloseable {
    /** What is done with a message of the switch. */
    interface Logic {
        void received(Reply reply, TcapMessage message);
    }

    /** The SCP's transaction id in every dialogue, of a length that is not the switch's. */
    static final TransactionId OWN = new TransactionId(Octets.fromHex("0b02"));

    static final Optional<DialoguePortion> ACCEPTED =
            Optional.of(DialoguePortion.Response.accepted(ApplicationContext.ETSI_SSP_TO_SCP.objectIdentifier()));

    private static final SccpDecoder SCCP_DECODER = new SccpDecoder(PointCodeLength.BITS_14);
    private static final SccpEncoder SCCP_ENCODER = new SccpEncoder(PointCodeLength.BITS_14);

    private final FakeSgp sgp;
    private final BlockingQueue<TcapMessage> received = new LinkedBlockingQueue<>();

    ScriptedScp(Logic logic) throws TransportException {
        sgp = new FakeSgp((connection, data) -> received(connection, data, logic));
    }

    private void received(Connection connection, Parameter.ProtocolData data, Logic logic) {
        if (SCCP_DECODER.decode(data.data()) instanceof SccpMessage sccp
                && TcapDecoder.decode(sccp.data()) instanceof TcapMessage message) {
            received.add(message);
            logic.received(new Reply(connection, data, sccp), message);
        } else {
            throw new AssertionError("the switch sent what is no TCAP: " + data.data());
        }
    }

    InetSocketAddress address() {
        return sgp.address();
    }

    FakeSgp sgp() {
        return sgp;
    }

    /** Everything that came, in order. */
    BlockingQueue<TcapMessage> received() {
        return received;
    }

    @Override
    public void close() {
        sgp.close();
    }

    /** Answers in the direction that a message came from. */
    record Reply(Connection connection, Parameter.ProtocolData data, SccpMessage sccp) {

        void send(TcapMessage message) {
            sccp(new SccpMessage.Unitdata(
                    ProtocolClass.CLASS_0,
                    /* called= */ sccp.calling(),
                    /* calling= */ sccp.called(),
                    new TcapEncoder().encode(message)));
        }

        void sccp(SccpMessage message) {
            connection.send(M3uaEncoder.data(
                    OptionalLong.empty(),
                    OptionalLong.of(100),
                    data.dpc(),
                    data.opc(),
                    M3uaEncoder.label(3, data.ni(), 0, data.sls()),
                    SCCP_ENCODER.encode(message).toByteArray()));
        }

        void go(TcapMessage to, Optional<DialoguePortion> dialogue, List<Component> components) {
            send(new TcapMessage.Continue(OWN, originating(to), dialogue, components));
        }

        void end(TcapMessage to, Optional<DialoguePortion> dialogue, List<Component> components) {
            send(new TcapMessage.End(originating(to), dialogue, components));
        }
    }

    static TransactionId originating(TcapMessage message) {
        return switch (message) {
            case TcapMessage.Begin m -> m.originating();
            case TcapMessage.Continue m -> m.originating();
            case TcapMessage.End m -> throw new AssertionError("END has no originating id: " + m);
            case TcapMessage.Abort m -> throw new AssertionError("ABORT has no originating id: " + m);
            case TcapMessage.Unidirectional m -> throw new AssertionError("UNIDIRECTIONAL has no id: " + m);
        };
    }
}
