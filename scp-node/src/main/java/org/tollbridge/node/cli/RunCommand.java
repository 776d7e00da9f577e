package org.tollbridge.node.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.HomeLock;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.run.Node;
import org.tollbridge.node.run.NodeSettings;
import org.tollbridge.node.run.SettingsReader;
import org.tollbridge.node.status.Product;
import org.tollbridge.provisioning.store.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollbridge run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        header = "Run the SCP node in the foreground until SIGTERM or Ctrl-C.%n",
        description = {
            "Without a configuration, the node listens for switches on 127.0.0.1:2905 (M3UA over TCP) with point code"
                    + " 2, SSN 106 and routing context 100, and knows one switch with point code 1. If its store is in the"
                    + " home and was never changed, it loads the sample numbers.",
            "",
            "On SIGTERM it accepts no new calls, lets open calls continue for up to node.drain-seconds, and exits with"
                    + " code 0."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge run",
            "  tollbridge run --config /etc/tollbridge.yaml",
            "  TOLLBRIDGE_M3UA_PORT=2906 TOLLBRIDGE_HOME=/srv/scp tollbridge run",
            "",
            "docs/configuration.md describes every key."
        })
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    /** How long a running load may delay the start of a node. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long PAUSE_MILLIS = 50;

    @Mixin
    private ConfigurationOption configuration;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write every message from the start to a capture file (pcapng) for Wireshark.")
    private Optional<Path> trace = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        NodeHome home = NodeHome.of(System.getenv());
        ConfigurationReader.Loaded loaded = configuration.readWithFaults(home);
        loaded.warnings().forEach(warning -> System.err.println("tollbridge: " + warning));
        NodeSettings settings = SettingsReader.read(loaded.values(), home);
        home.prepare();
        // Held until the process ends, when the operating system releases it.
        HomeLock lock = take(home);
        Node node;
        try {
            node = Node.start(settings, trace);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("drain").unstarted(() -> stop(node)));
        System.err.println("tollbridge " + Product.version() + " (process "
                + ProcessHandle.current().pid() + ") is " + node.banner());
        node.firstSecret()
                .ifPresent(secret -> System.err.println(
                        "tollbridge: first API account created: " + Accounts.FIRST + ", with the one-time secret "
                                + secret + "; it is shown only once; see docs/api.md to set a password with it"));
        new CountDownLatch(1).await();
        return 0;
    }

    private static HomeLock take(NodeHome home) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            Optional<HomeLock> lock = HomeLock.tryTake(home, HomeLock.Holder.NODE);
            if (lock.isPresent()) {
                return lock.get();
            }
            String holder = HomeLock.holder(home);
            boolean load = holder.startsWith(HomeLock.Holder.LOAD.name());
            if (!load || System.nanoTime() > deadline) {
                throw new CommandFault("the home " + home.folder() + " is in use by process "
                        + holder.substring(holder.indexOf(' ') + 1)
                        + "; stop that one, or set TOLLBRIDGE_HOME to another folder");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Called when a signal ends the process, to end it in order. */
    private static void stop(Node node) {
        try {
            int open = node.openCalls();
            if (open > 0) {
                System.err.println("tollbridge: draining; " + open + " calls are open and may continue for "
                        + node.drainLimit().toSeconds() + " s");
            }
            int left = node.drain();
            System.err.println(
                    left == 0
                            ? "tollbridge: stopped"
                            : "tollbridge: stopped; " + left + " calls were open at the end and have their records");
            // Otherwise the signal would determine the exit code.
            Runtime.getRuntime().halt(0);
        } catch (InterruptedException | RuntimeException e) {
            LOG.error("stopping failed", e);
        }
    }
}
