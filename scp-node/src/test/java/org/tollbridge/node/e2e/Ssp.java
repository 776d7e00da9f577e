package org.tollbridge.node.e2e;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.Switch;
import org.tollbridge.simulator.ssf.SwitchSettings;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportSettings;

/** A simulated switch with a transport of its own. */
final class Ssp implements AutoCloseable {

    private static final Duration LINK_LIMIT = Duration.ofSeconds(20);
    private static final long CALL_SECONDS = 30;
    private static final double FAST = 1_000;

    private final Transport transport;
    private final Switch simulated;

    private Ssp(Transport transport, Switch simulated) {
        this.transport = transport;
        this.simulated = simulated;
    }

    /** A switch whose calls pass a thousand times as fast as the clock. */
    static Ssp connect(InetSocketAddress scp, int pointCode) throws Exception {
        return connect(scp, pointCode, settings -> settings);
    }

    static Ssp connect(InetSocketAddress scp, int pointCode, UnaryOperator<SwitchSettings> other) throws Exception {
        SwitchSettings settings = SwitchSettings.of(
                        LinkSettings.of(scp).withPointCode(pointCode).withDial(Carrier.to(scp)))
                .withSpeed(FAST);
        return connect(other.apply(settings));
    }

    static Ssp connect(SwitchSettings settings) throws Exception {
        Transport transport = new Transport("switch-" + settings.link().pointCode(), TransportSettings.DEFAULT);
        Ssp ssp = new Ssp(
                transport,
                new Switch(transport, settings, Wiretap.on(settings.link().pointCodes())));
        try {
            ssp.simulated.awaitActive(LINK_LIMIT);
        } catch (Exception e) {
            ssp.close();
            throw e;
        }
        return ssp;
    }

    CompletableFuture<CallResult> begin(Calls call) {
        return simulated.place(call.script());
    }

    /** Places a call and waits for its end. */
    CallResult place(Calls call) throws Exception {
        return begin(call).get(CALL_SECONDS, TimeUnit.SECONDS);
    }

    Switch simulated() {
        return simulated;
    }

    @Override
    public void close() {
        simulated.close();
        transport.close();
    }
}
