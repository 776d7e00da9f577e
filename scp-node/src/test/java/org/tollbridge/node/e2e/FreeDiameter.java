package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.tollbridge.provisioning.store.FreePorts;

/**
 * freeDiameter as an accounting server: a Diameter stack that is not ours, with a small extension of ours
 * ({@code src/test/freediameter/acct.c}) that writes down what its own rules let through. Where it is not installed its tests
 * are skipped, unless {@code -Dtollbridge.freediameter=required} makes that a failure.
 */
final class FreeDiameter implements AutoCloseable {

    static final String HOST = "cdf1.billing.example";

    private static final Path DAEMON = Path.of("/usr/bin/freeDiameterd");
    private static final Path HEADER = Path.of("/usr/include/freeDiameter/extension.h");
    private static final Path EXTENSIONS = Path.of("/usr/lib/freeDiameter");
    private static final Path SOURCE = Path.of("src", "test", "freediameter", "acct.c");
    private static final long LIMIT_SECONDS = 60;

    private final Path folder;
    private final int port;
    private Process daemon;

    private FreeDiameter(Path folder, int port, Process daemon) {
        this.folder = folder;
        this.port = port;
        this.daemon = daemon;
    }

    /** Builds and starts it in a folder. */
    static FreeDiameter start(Path folder) throws Exception {
        if (!Files.isExecutable(DAEMON) || !Files.exists(HEADER)) {
            String absent = "freeDiameter is not installed; on Debian: apt install freediameter libfreediameter-dev";
            if ("required".equals(System.getProperty("tollbridge.freediameter"))) {
                Assertions.fail(absent);
            }
            Assumptions.abort(absent);
        }
        run("gcc", "-Wall", "-Werror", "-shared", "-fPIC", "-o", folder + "/acct.fdx", SOURCE.toString());
        // It wants a certificate, though nothing here uses TLS.
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                folder + "/key.pem",
                "-out",
                folder + "/cert.pem",
                "-subj",
                "/CN=" + HOST);
        int port = FreePorts.at(InetAddress.getLoopbackAddress(), 1).getFirst();
        Files.writeString(folder.resolve("acl.conf"), "ALLOW_IPSEC *.tollbridge.example\n");
        // One thread, so that the order in which it writes down is the one in which it was asked.
        Files.writeString(folder.resolve("fd.conf"), """
                Identity = "%1$s";
                Realm = "billing.example";
                Port = %2$d;
                SecPort = 0;
                No_SCTP;
                No_IPv6;
                ListenOn = "127.0.0.1";
                NoRelay;
                AppServThreads = 1;
                TLS_Cred = "%3$s/cert.pem", "%3$s/key.pem";
                TLS_CA = "%3$s/cert.pem";
                LoadExtension = "%4$s/acl_wl.fdx" : "%3$s/acl.conf";
                LoadExtension = "%4$s/dict_nasreq.fdx";
                LoadExtension = "%4$s/dict_dcca.fdx";
                LoadExtension = "%4$s/dict_dcca_3gpp.fdx";
                LoadExtension = "%3$s/acct.fdx" : "%3$s/taken";
                """.formatted(HOST, port, folder, EXTENSIONS));
        return new FreeDiameter(folder, port, begin(folder));
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "it did not end: " + command[0]);
        assertEquals(0, process.exitValue(), () -> String.join(" ", command) + "\n" + said);
    }

    private static Process begin(Path folder) throws IOException {
        return new ProcessBuilder(
                        DAEMON.toString(), "-c", folder.resolve("fd.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    int port() {
        return port;
    }

    /** What it has taken: lines with Session-Id, Accounting-Record-Type, Accounting-Record-Number and T. */
    List<String> taken() throws IOException {
        Path file = folder.resolve("taken");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    void stop() throws InterruptedException {
        daemon.destroy();
        assertTrue(daemon.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "freeDiameter does not stop");
    }

    void startAgain() throws IOException {
        daemon = begin(folder);
    }

    @Override
    public void close() {
        daemon.destroyForcibly().onExit().join();
    }
}
