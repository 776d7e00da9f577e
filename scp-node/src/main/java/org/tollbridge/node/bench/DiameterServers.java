package org.tollbridge.node.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.tollbridge.simulator.diameter.AccountingServer;
import org.tollbridge.simulator.diameter.CreditServer;

/** The charging servers of {@code bench diameter}, in a process of their own. */
final class DiameterServers {

    static final String ACCOUNTING_HOST = "cdf.bench.example";
    static final String CREDIT_HOST = "ocs.bench.example";
    static final String REALM = "bench.example";

    /** More than any call of the benchmark can use. */
    private static final long ENOUGH = 1_000_000_000_000L;

    private DiameterServers() {}

    /**
     * Main method of the child process: serves until its input ends.
     *
     * @param arguments ports of the accounting and of the credit server, and the subscriber with credit
     */
    public static void main(String[] arguments) throws IOException {
        try (AccountingServer accounting = AccountingServer.start(at(arguments[0]), ACCOUNTING_HOST, REALM);
                CreditServer credit = CreditServer.start(at(arguments[1]), CREDIT_HOST, REALM)) {
            accounting.forget(true);
            credit.forget(true);
            credit.credit(arguments[2], ENOUGH);
            while (System.in.read() >= 0) {
                // Input is ignored; its end ends the process.
            }
        }
    }

    private static InetSocketAddress at(String port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    }
}
