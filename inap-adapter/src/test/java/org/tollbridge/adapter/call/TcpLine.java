package org.tollbridge.adapter.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.restcomm.protocols.ss7.tcap.api.TCAPProvider;
import org.restcomm.protocols.ss7.tcap.api.TCListener;
import org.tollbridge.adapter.m3ua.M3uaSettings;
import org.tollbridge.adapter.m3ua.RawSwitch;
import org.tollbridge.adapter.m3ua.SwitchSettings;
import org.tollbridge.adapter.sccp.SccpSettings;
import org.tollbridge.adapter.stack.SignallingStack;
import org.tollbridge.adapter.stack.StackSettings;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.transport.ListenSettings;

/** The whole signalling stack, with a switch at the other end of a TCP connection. */
final class TcpLine extends Line {
    private static final int ROUTING_CONTEXT = 100;

    private final SignallingStack stack;
    private Optional<RawSwitch> connected = Optional.empty();

    /**
     * @param idleMillis TCAP's idle time of a dialogue
     */
    TcpLine(long idleMillis) {
        M3uaSettings.Node node = new M3uaSettings.Node(NODE, 2, OptionalLong.empty());
        ListenSettings listen = ListenSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        List<SwitchSettings> switches = List.of(
                SwitchSettings.of(Switches.POINT_CODE, ROUTING_CONTEXT),
                SwitchSettings.of(OTHER_SWITCH, ROUTING_CONTEXT));
        Duration idle = Duration.ofMillis(idleMillis);
        Duration invoke = Duration.ofMillis(Math.min(idleMillis, 1_000));
        stack = new SignallingStack(new StackSettings(
                M3uaSettings.serving(node, listen, switches),
                SccpSettings.defaults(),
                SUBSYSTEM,
                new StackSettings.Dialogues(500_000, idle, invoke, 1, Integer.MAX_VALUE)));
    }

    SignallingStack stack() {
        return stack;
    }

    @Override
    void start(TCListener user) throws Exception {
        stack.start(user);
        RawSwitch ssp = new RawSwitch(stack.addresses().getFirst()).activate(ROUTING_CONTEXT);
        connected = Optional.of(ssp);
        Thread listener = new Thread(() -> listen(ssp), "switch");
        listener.setDaemon(true);
        listener.start();
    }

    private void listen(RawSwitch ssp) {
        try {
            while (true) {
                took(ssp.receiveData());
            }
        } catch (IOException closed) {
            // The test is over, or has cut the line.
        }
    }

    @Override
    TCAPProvider provider() {
        return stack.provider();
    }

    @Override
    void cut() {
        try {
            connected.orElseThrow().close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Eventually.holds(
                "the node sees the cut",
                () -> Boolean.FALSE.equals(stack.links().get(Switches.POINT_CODE)));
    }

    @Override
    void bring(int pointCode, Octets sccpMessage) {
        try {
            connected.orElseThrow().sendData(pointCode, NODE, 0, sccpMessage);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    void close() throws IOException {
        stack.close();
        if (connected.isPresent()) {
            connected.get().close();
        }
    }
}
