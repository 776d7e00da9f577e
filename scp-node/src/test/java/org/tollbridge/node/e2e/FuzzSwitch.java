package org.tollbridge.node.e2e;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** A switch that says anything and still hears what concerns its own calls. */
final class FuzzSwitch implements AutoCloseable {

    private static final int LINK_MILLIS = 20_000;
    private static final long ANSWER_SECONDS = 20;
    private static final int ACTIVATIONS = 5;
    /** Far from what the vectors use. */
    private static final int FIRST_ID = 0x7f00_0000;

    private final WireSwitch wire;
    private final SccpDecoder sccp = new SccpDecoder(PointCodeLength.BITS_14);
    private final BlockingQueue<TcapMessage.Continue> answers = new LinkedBlockingQueue<>();
    private final AtomicReference<String> broken = new AtomicReference<>("");
    private final Thread reader;
    private int nextId = FIRST_ID;

    FuzzSwitch(InetSocketAddress scp) throws IOException {
        wire = new WireSwitch(scp, LINK_MILLIS).activate();
        reader = Thread.ofPlatform().daemon().name("fuzz-reader").start(this::read);
    }

    private void read() {
        try {
            while (true) {
                M3uaMessage message = wire.next();
                if (message.type() == MessageType.BEAT) {
                    wire.send(MessageType.BEAT_ACK, message.parameters().toArray(Parameter[]::new));
                } else if (message.type() == MessageType.DATA
                        && sccp.decode(message.require(Parameter.ProtocolData.class)
                                        .data())
                                instanceof SccpMessage.Unitdata unitdata
                        && TcapDecoder.decode(unitdata.data()) instanceof TcapMessage.Continue answer
                        && Integer.parseUnsignedInt(
                                        answer.destination().octets().toHex(), 16)
                                >= FIRST_ID) {
                    answers.add(answer);
                }
            }
        } catch (EOFException | SocketException closed) {
            broken.compareAndSet("", "the node closed the link");
        } catch (IOException | RuntimeException | AssertionError e) {
            broken.compareAndSet("", e.toString());
        }
    }

    void sendSccp(Octets octets) {
        attempt(() -> wire.sendSccp(octets));
    }

    void sendTcap(Octets octets) {
        attempt(() -> wire.send(octets));
    }

    /** Places a call and gives its answer. */
    TcapMessage.Continue offer() throws InterruptedException {
        return offer(ANSWER_SECONDS)
                .orElseThrow(() -> new AssertionError("a good call got no answer: dead link? " + broken.get()));
    }

    private Optional<TcapMessage.Continue> offer(long seconds) throws InterruptedException {
        int id = nextId++;
        attempt(() -> wire.send(WireSwitch.begin(
                id,
                WireSwitch.invoke(
                        1,
                        Operation.INITIAL_DP,
                        WireSwitch.initialDp("8008100001", "1062345678", EventTypeBcsm.ANALYSED_INFORMATION)))));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            TcapMessage.Continue answer = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (answer == null) {
                return Optional.empty();
            }
            if (answer.destination().equals(TransactionId.of(id))) {
                return Optional.of(answer);
            }
        }
    }

    /**
     * Takes the traffic back from whoever has become active since for the same switch, until answers come here: what that
     * one sent last may be handled after our first ASPAC.
     */
    void activateAgain() throws InterruptedException {
        boolean ours = false;
        for (int tries = 0; !ours && tries < ACTIVATIONS; tries++) {
            attempt(wire::sendActive);
            ours = offer(ANSWER_SECONDS / ACTIVATIONS).isPresent();
        }
    }

    /** A call that is answered and over. */
    void goodCall() throws InterruptedException {
        TcapMessage.Continue answer = offer();
        if (!WireSwitch.operations(answer).contains(Operation.CONNECT.code())) {
            throw new AssertionError("no Connect in " + answer);
        }
        attempt(() -> wire.send(new TcapMessage.End(
                answer.originating(),
                Optional.empty(),
                List.of(
                        WireSwitch.invoke(2, Operation.EVENT_REPORT_BCSM, WireSwitch.report(EventTypeBcsm.O_ANSWER)),
                        WireSwitch.invoke(
                                3, Operation.EVENT_REPORT_BCSM, WireSwitch.report(EventTypeBcsm.O_DISCONNECT))))));
    }

    private interface Sending {
        void send() throws IOException;
    }

    private static void attempt(Sending sending) {
        try {
            sending.send();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        wire.close();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
