package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.EventReportBcsm;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.inap.LegId;
import org.tollbridge.wire.inap.MessageType;
import org.tollbridge.wire.inap.MiscCallInfo;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NatureOfAddress;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.m3ua.M3uaDecoder;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** A switch of point code 1 made of a plain socket: it can say anything, right or wrong. */
final class WireSwitch implements Closeable {

    private static final int OWN = 1;
    private static final int SCP = 2;
    private static final int SUBSYSTEM = 106;
    private static final long ROUTING_CONTEXT = 100;

    private final Socket socket;
    private final DataInputStream in;

    WireSwitch(InetSocketAddress scp, int answerMillis) throws IOException {
        socket = new Socket();
        socket.connect(scp, answerMillis);
        socket.setSoTimeout(answerMillis);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Writes in one piece; any thread may. */
    synchronized void write(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
    }

    void write(String hex) throws IOException {
        write(Octets.fromHex(hex.replace(" ", "")).toByteArray());
    }

    void send(org.tollbridge.wire.m3ua.MessageType type, Parameter... parameters) throws IOException {
        write(M3uaEncoder.encode(M3uaMessage.of(type, parameters)));
    }

    /** The next message that is neither NTFY nor BEAT, which come when they come. BEAT gets no answer. */
    M3uaMessage receive() throws IOException {
        M3uaMessage message = next();
        while (message.type() == org.tollbridge.wire.m3ua.MessageType.NTFY
                || message.type() == org.tollbridge.wire.m3ua.MessageType.BEAT) {
            message = next();
        }
        return message;
    }

    /** The next message, whatever it is. */
    M3uaMessage next() throws IOException {
        byte[] header = new byte[8];
        in.readFully(header);
        int length = Integer.parseInt(Octets.of(header, 4, 4).toHex(), 16);
        byte[] whole = Arrays.copyOf(header, length);
        in.readFully(whole, 8, length - 8);
        if (M3uaDecoder.decode(Octets.wrap(whole)) instanceof M3uaMessage message) {
            return message;
        }
        throw new AssertionError("the SCP sent what cannot be read: " + Octets.wrap(whole));
    }

    void expect(org.tollbridge.wire.m3ua.MessageType type) throws IOException {
        assertEquals(type, receive().type());
    }

    WireSwitch activate() throws IOException {
        send(org.tollbridge.wire.m3ua.MessageType.ASPUP);
        expect(org.tollbridge.wire.m3ua.MessageType.ASPUP_ACK);
        sendActive();
        expect(org.tollbridge.wire.m3ua.MessageType.ASPAC_ACK);
        return this;
    }

    void sendActive() throws IOException {
        send(org.tollbridge.wire.m3ua.MessageType.ASPAC, Parameter.RoutingContext.of(ROUTING_CONTEXT));
    }

    void sendSccp(Octets sccp) throws IOException {
        write(data(sccp));
    }

    static byte[] data(Octets sccp) {
        return M3uaEncoder.data(
                OptionalLong.empty(),
                OptionalLong.of(ROUTING_CONTEXT),
                OWN,
                SCP,
                M3uaEncoder.label(Parameter.ProtocolData.SI_SCCP, 2, 0, 0),
                sccp.toByteArray());
    }

    void send(Octets tcap) throws IOException {
        sendSccp(unitdata(tcap));
    }

    void send(TcapMessage message) throws IOException {
        send(new TcapEncoder().encode(message));
    }

    /** The next TCAP message that is no BEGIN: the orders of an SCP that has much to do come when they come. */
    TcapMessage receiveTcap() throws IOException {
        TcapMessage message = nextTcap();
        while (message instanceof TcapMessage.Begin) {
            message = nextTcap();
        }
        return message;
    }

    private TcapMessage nextTcap() throws IOException {
        M3uaMessage message = receive();
        assertEquals(org.tollbridge.wire.m3ua.MessageType.DATA, message.type());
        Octets sccp = message.require(Parameter.ProtocolData.class).data();
        if (new SccpDecoder(PointCodeLength.BITS_14).decode(sccp) instanceof SccpMessage.Unitdata unitdata
                && TcapDecoder.decode(unitdata.data()) instanceof TcapMessage tcap) {
            return tcap;
        }
        throw new AssertionError("no TCAP message in a UDT: " + sccp);
    }

    static Octets unitdata(Octets tcap) {
        return new SccpEncoder(PointCodeLength.BITS_14)
                .encode(new SccpMessage.Unitdata(
                        ProtocolClass.CLASS_0,
                        SccpAddress.ofSubsystem(SCP, SUBSYSTEM),
                        SccpAddress.ofSubsystem(OWN, SUBSYSTEM),
                        tcap));
    }

    static Octets longUnitdata(Octets tcap) {
        return new SccpEncoder(PointCodeLength.BITS_14)
                .encode(new SccpMessage.LongUnitdata(
                        ProtocolClass.CLASS_0,
                        1,
                        SccpAddress.ofSubsystem(SCP, SUBSYSTEM),
                        SccpAddress.ofSubsystem(OWN, SUBSYSTEM),
                        tcap,
                        List.of()));
    }

    static InitialDp initialDp(String dialled, String caller, EventTypeBcsm trigger) {
        return InitialDp.TYPE
                .values()
                .set(InitialDp.SERVICE_KEY, 1L)
                .set(
                        InitialDp.CALLED_PARTY_NUMBER,
                        IsupNumber.of(NumberFormat.CALLED, NatureOfAddress.NATIONAL, dialled)
                                .toOctets())
                .set(
                        InitialDp.CALLING_PARTY_NUMBER,
                        IsupNumber.of(NumberFormat.CALLING, NatureOfAddress.NATIONAL, caller)
                                .toOctets())
                .set(InitialDp.EVENT_TYPE_BCSM, trigger)
                .build();
    }

    static TcapMessage.Begin begin(int id, Component... components) {
        return new TcapMessage.Begin(
                TransactionId.of(id),
                Optional.of(DialoguePortion.Request.of(ApplicationContext.ETSI_SSP_TO_SCP.objectIdentifier())),
                List.of(components));
    }

    static Component invoke(int invokeId, Operation operation, Argument argument) {
        return invoke(invokeId, operation, InapCodec.encode(argument, Variant.ETSI));
    }

    static Component invoke(int invokeId, Operation operation, Optional<Octets> argument) {
        return new Component.Invoke(invokeId, OptionalInt.empty(), new Code.Local(operation.code()), argument);
    }

    static EventReportBcsm report(EventTypeBcsm event) {
        return EventReportBcsm.TYPE
                .values()
                .set(EventReportBcsm.EVENT_TYPE_BCSM, event)
                .set(EventReportBcsm.LEG_ID, LegId.receiving(2))
                .set(
                        EventReportBcsm.MISC_CALL_INFO,
                        MiscCallInfo.TYPE
                                .values()
                                .set(MiscCallInfo.MESSAGE_TYPE, MessageType.NOTIFICATION)
                                .build())
                .build();
    }

    /** The operations of a message, by their codes. */
    static List<Integer> operations(TcapMessage message) {
        return message.components().stream()
                .filter(Component.Invoke.class::isInstance)
                .map(component -> ((Code.Local) ((Component.Invoke) component).operation()).value())
                .toList();
    }

    /** Breaks the connection with a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
