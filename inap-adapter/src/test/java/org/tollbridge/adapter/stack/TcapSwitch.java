package org.tollbridge.adapter.stack;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.adapter.m3ua.RawSwitch;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.ObjectIdentifier;
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

/** A switch of point code 1 that speaks TCAP to subsystem 106 of point code 2. */
public final class TcapSwitch implements Closeable {

    static final ObjectIdentifier CONTEXT = ObjectIdentifier.of("0.4.0.1.1.1.0.0");

    private final RawSwitch raw;

    public TcapSwitch(InetSocketAddress address) throws IOException {
        raw = new RawSwitch(address).activate(100);
    }

    RawSwitch raw() {
        return raw;
    }

    static Component invoke(int id, int operation) {
        return new Component.Invoke(
                id, OptionalInt.empty(), new Code.Local(operation), Optional.of(Octets.fromHex("3000")));
    }

    static TcapMessage.Begin begin(String transaction, Component... components) {
        return new TcapMessage.Begin(
                new TransactionId(Octets.fromHex(transaction)),
                Optional.of(DialoguePortion.Request.of(CONTEXT)),
                List.of(components));
    }

    public void send(TcapMessage message) throws IOException {
        send(new TcapEncoder().encode(message));
    }

    void send(Octets tcap) throws IOException {
        send(106, tcap);
    }

    void send(int subsystem, Octets data) throws IOException {
        SccpMessage message = new SccpMessage.Unitdata(
                ProtocolClass.CLASS_0,
                SccpAddress.ofSubsystem(2, subsystem),
                SccpAddress.ofSubsystem(1, subsystem == 1 ? 1 : 146),
                data);
        raw.sendData(1, 2, 5, new SccpEncoder(PointCodeLength.BITS_14).encode(message));
    }

    void send(SccpAddress called, SccpAddress calling, boolean returnOnError, Octets data) throws IOException {
        ProtocolClass protocolClass = returnOnError ? ProtocolClass.CLASS_0_RETURN_ON_ERROR : ProtocolClass.CLASS_0;
        SccpMessage message = new SccpMessage.Unitdata(protocolClass, called, calling, data);
        raw.sendData(1, 2, 5, new SccpEncoder(PointCodeLength.BITS_14).encode(message));
    }

    SccpMessage receiveSccp() throws IOException {
        Octets data = raw.receiveData();
        if (new SccpDecoder(PointCodeLength.BITS_14).decode(data) instanceof SccpMessage message) {
            return message;
        }
        throw new AssertionError("no SCCP message: " + data);
    }

    public TcapMessage receive() throws IOException {
        Octets tcap = receiveSccp().data();
        if (TcapDecoder.decode(tcap) instanceof TcapMessage message) {
            return message;
        }
        throw new AssertionError("no TCAP message: " + tcap);
    }

    /** Opens a dialogue, has it answered and ended. */
    public void converse(int number) throws IOException {
        send(begin(TransactionId.of(number).toString(), invoke(1, 0)));
        TcapMessage.Continue answer = (TcapMessage.Continue) receive();
        if (!answer.destination().equals(TransactionId.of(number))) {
            throw new AssertionError("another dialogue's answer: " + answer);
        }
        send(new TcapMessage.Continue(
                TransactionId.of(number), answer.originating(), Optional.empty(), List.of(invoke(2, 24))));
        TcapMessage.End end = (TcapMessage.End) receive();
        if (!end.destination().equals(TransactionId.of(number))) {
            throw new AssertionError("another dialogue's end: " + end);
        }
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
