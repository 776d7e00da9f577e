package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.accounting.AccountingReadings;

/** Accounting to a Diameter stack that is not ours, which holds every request against its own rules. */
@Timeout(180)
class FreeDiameterIT {

    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    private static AccountingReadings readings(Scp scp) {
        return scp.node().accounting().orElseThrow().readings();
    }

    private static List<String> brief(FreeDiameter server) throws Exception {
        return server.taken().stream()
                .map(each -> each.replaceAll("^.*;|( T)$", ""))
                .toList();
    }

    @Test
    void freeDiameterTakesWhatIsSentAndFindsItAgainAfterARestart() throws Exception {
        try (FreeDiameter server = FreeDiameter.start(folder);
                Scp scp = Scp.start(home, """
                        diameter: {realm: tollbridge.example, reconnect-ms: 200}
                        accounting-servers:
                          - {host: %s, realm: billing.example, address: 127.0.0.1, port: %d}
                        """.formatted(FreeDiameter.HOST, server.port()));
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            ssp.place(Calls.to("4008100001"));
            ssp.place(Calls.to("8008100001").from(Calls.MOBILE_CALLER));
            ssp.place(Calls.to("8008100001").everyone(Calls.isBusy()));
            scp.correct(scp.records().getFirst().callId(), "0.20", "ticket 4711");
            int first = AccountingIT.expected(scp.records()).size();
            Until.holds("freeDiameter has them", () -> readings(scp).accepted() == first);

            server.stop();
            Until.holds("it is out of reach", () -> !readings(scp).peers().get(FreeDiameter.HOST));
            for (int call = 0; call < 5; call++) {
                ssp.place(Calls.to("4008100001"));
            }
            List<String> expected = AccountingIT.expected(scp.records());
            server.startAgain();
            Until.holds("freeDiameter has all", () -> readings(scp).waiting() == 0);

            assertEquals(expected, brief(server), server.log());
            assertEquals(0, readings(scp).refused(), server.log());
        }
    }
}
