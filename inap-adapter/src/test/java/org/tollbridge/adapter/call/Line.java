package org.tollbridge.adapter.call;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.restcomm.protocols.ss7.tcap.api.TCAPProvider;
import org.restcomm.protocols.ss7.tcap.api.TCListener;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;

/** A switch of point code 1 and what it says to and hears from the node, point code 2. Another switch is near. */
abstract class Line {
    static final int NODE = 2;
    static final int SUBSYSTEM = 106;
    static final int OTHER_SWITCH = Switches.POINT_CODE + 10;
    private static final int LIMIT_SECONDS = 10;

    private final BlockingQueue<SccpMessage> said = new LinkedBlockingQueue<>();
    private final SccpEncoder encoder = new SccpEncoder(PointCodeLength.BITS_14);
    private final SccpDecoder decoder = new SccpDecoder(PointCodeLength.BITS_14);

    /** Starts the node, with its TC-user. */
    abstract void start(TCListener user) throws Exception;

    abstract TCAPProvider provider();

    /** From now on nothing can be sent to the switch. */
    abstract void cut();

    abstract void close() throws Exception;

    /** Brings an SCCP message of a switch to the node. */
    abstract void bring(int pointCode, Octets sccpMessage);

    /** The node has said something. */
    final void took(Octets sccpMessage) {
        if (decoder.decode(sccpMessage) instanceof SccpMessage message) {
            said.add(message);
        }
    }

    /** The switch says something. */
    final void say(TcapMessage message) {
        say(new TcapEncoder().encode(message), Switches.POINT_CODE);
    }

    /** The switch says more than a UDT carries. */
    final void sayLong(TcapMessage message) {
        bring(
                Switches.POINT_CODE,
                encoder.encode(new SccpMessage.LongUnitdata(
                        ProtocolClass.CLASS_0,
                        15,
                        SccpAddress.ofSubsystem(NODE, SUBSYSTEM),
                        SccpAddress.ofSubsystem(Switches.POINT_CODE, SUBSYSTEM),
                        new TcapEncoder().encode(message),
                        List.of())));
    }

    final void say(Octets tcapMessage, int pointCode) {
        SccpMessage message = new SccpMessage.Unitdata(
                ProtocolClass.CLASS_0,
                SccpAddress.ofSubsystem(NODE, SUBSYSTEM),
                SccpAddress.ofSubsystem(pointCode, SUBSYSTEM),
                tcapMessage);
        bring(pointCode, encoder.encode(message));
    }

    /** A message of the node comes back, because the switch's subsystem has failed. */
    final void giveBack(Octets tcapMessage) {
        SccpMessage message = new SccpMessage.UnitdataService(
                ReturnCause.SUBSYSTEM_FAILURE,
                SccpAddress.ofSubsystem(NODE, SUBSYSTEM),
                SccpAddress.ofSubsystem(Switches.POINT_CODE, SUBSYSTEM),
                tcapMessage);
        bring(Switches.POINT_CODE, encoder.encode(message));
    }

    final SccpMessage hearSccp() throws InterruptedException {
        SccpMessage next = said.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was said to the switch");
        }
        return next;
    }

    /** The octets of the TCAP message, or the segment of one, that the switch hears next. */
    final Octets hearOctets() throws InterruptedException {
        return hearSccp().data();
    }

    final <T extends TcapMessage> T hear(Class<T> type) throws InterruptedException {
        Octets octets = hearOctets();
        if (TcapDecoder.decode(octets) instanceof TcapMessage message && type.isInstance(message)) {
            return type.cast(message);
        }
        throw new AssertionError(type.getSimpleName() + " is expected, not " + octets);
    }

    /** Whether nothing waits to be heard by the switch. */
    final boolean isSilent() {
        return said.isEmpty();
    }
}
