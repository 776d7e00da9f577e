package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.credit.CreditReadings;
import org.tollbridge.simulator.diameter.CreditServer;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/** A credit server that does not keep up. */
@Timeout(60)
class SlowCreditIT {

    private static final String NUMBER = "4008100002";
    private static final String SUBSCRIBER = "Beijing Sparrow Taxis";
    private static final int MOST = 2;
    private static final int CALLS = 5;

    @TempDir
    private Path home;

    @Test
    void isGivenNoMoreThanItMayHaveToAnswer() throws Exception {
        try (CreditServer server = CreditServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "ocs.example", "example");
                Scp scp = Scp.start(home, """
                        switches: [{name: applying, point-code: 1, charging: apply}]
                        diameter: {realm: tollbridge.example, reconnect-ms: 200}
                        credit: {tx-ms: 3000, budget-ms: 3000, most-unanswered: %d}
                        credit-servers: [{host: ocs.example, realm: example, address: 127.0.0.1, port: %d}]
                        credit-subscribers: [{subscriber: "%s", on-failure: continue}]
                        """.formatted(MOST, server.address().getPort(), SUBSCRIBER));
                Ssp ssp = Ssp.connect(scp.address(), 1, settings -> settings.withSpeed(1))) {
            server.credit(SUBSCRIBER, 1_000);
            Until.holds(
                    "the server is within reach", () -> readings(scp).peers().get("ocs.example"));
            server.behave(new CreditServer.Ignores());
            Calls call = Calls.to(NUMBER).everyone(Calls.answersAtOnce(1, HangsUp.CALLING));

            List<Future<CallResult>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(ssp.begin(call));
            }
            Until.holds("all have asked", () -> readings(scp).asked() == CALLS);
            Until.holds("some go on at once", () -> readings(scp).silent() >= CALLS - MOST);
            Until.holds("the others are asked for", () -> server.asked().size() >= MOST);
            for (Future<CallResult> each : calls) {
                assertEquals(CallResult.Outcome.ANSWERED, each.get().outcome());
            }
            // At the end of a call it hears of what was used; of no other one is it asked whether it may begin.
            assertEquals(
                    MOST,
                    server.asked().stream().filter(each -> each.type() == 1).count());

            server.behave(new CreditServer.Answers());
            Until.holds("it has nothing to answer", () -> readings(scp).ending() == 0);
            assertEquals(CallResult.Outcome.ANSWERED, ssp.place(call).outcome());
            assertEquals(1, readings(scp).granted());
        }
    }

    private static CreditReadings readings(Scp scp) {
        return scp.node().credit().orElseThrow().readings();
    }
}
