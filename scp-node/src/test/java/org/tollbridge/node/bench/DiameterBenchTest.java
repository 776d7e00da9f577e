package org.tollbridge.node.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.simulator.diameter.AccountingServer;
import org.tollbridge.simulator.diameter.CreditServer;
import picocli.CommandLine;

/** That the benchmark measures what it says, of the links; how much is no matter for a test. */
@Timeout(120)
class DiameterBenchTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void bothLinksAreMeasuredAtTheMaximumAndAtARate() throws Exception {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        try (AccountingServer accounting =
                        AccountingServer.start(ANY, DiameterServers.ACCOUNTING_HOST, DiameterServers.REALM);
                CreditServer credit = CreditServer.start(ANY, DiameterServers.CREDIT_HOST, DiameterServers.REALM)) {
            accounting.forget(true);
            credit.credit(CreditCost.SUBSCRIBER, 1_000_000_000L);
            DiameterRun run = new DiameterRun(Duration.ofMillis(100), 4, 50, () -> "", out);
            run.accounting(accounting.address().getPort());
            run.credit(credit.address().getPort());
            out.flush();
            assertTrue(run.isClean(), text.toString());
            assertEquals(List.of(), accounting.records());
            assertTrue(credit.asked().size() > 4, "asked " + credit.asked().size());
        }
        for (String row : List.of("Rf ACR +4 in flight", "Rf ACR +50/s", "Ro CCR +4 in flight", "Ro CCR +50/s")) {
            assertEquals(
                    1,
                    text.toString()
                            .lines()
                            .filter(line -> line.matches(row + "( +[0-9.]+){3} +0"))
                            .count(),
                    row + " in " + text);
        }
    }

    @Test
    void whatIsNotSentOrNotAnsweredWellHasFailed() {
        AtomicInteger asked = new AtomicInteger();
        DiameterLoad load = new DiameterLoad((number, answer) -> {
            asked.incrementAndGet();
            if (number % 3 == 0) {
                return false;
            }
            answer.came(number % 3 == 1);
            return true;
        });
        DiameterLoad.Measured measured = load.atRate(1_000, Duration.ofMillis(30));
        assertEquals(30, asked.get());
        assertEquals(20, measured.failed());
    }

    @Test
    void badFiguresAreRefused() {
        for (String option : List.of("--seconds=0", "--in-flight=0", "--rate=0", "--calls=0")) {
            StringWriter err = new StringWriter();
            CommandLine command = new CommandLine(new DiameterBenchCommand());
            command.setErr(new PrintWriter(err));
            assertEquals(2, command.execute(option));
            assertTrue(err.toString().contains(option.substring(0, option.indexOf('='))), err.toString());
        }
    }
}
