package org.tollbridge.node.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.tollbridge.core.journal.JournalReader;
import org.tollbridge.node.Main;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.status.StatusReport;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.FreePorts;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.form.PlanText;

/** A node in a process of its own, which can be killed. */
final class NodeProcess implements AutoCloseable {

    private static final long END_SECONDS = 20;

    private final NodeHome home;
    private final List<String> before;
    private final InetSocketAddress address;
    private final Path log;
    private Process process;

    private NodeProcess(NodeHome home, List<String> before, InetSocketAddress address, Path log) throws IOException {
        this.home = home;
        this.before = before;
        this.address = address;
        this.log = log;
        this.process = run();
    }

    /**
     * Starts a node. It listens when its switch is active.
     *
     * @param port for M3UA
     * @param yaml the rest of its configuration
     */
    static NodeProcess start(Path folder, int port, String yaml) throws IOException {
        return start(folder, List.of(), new InetSocketAddress(InetAddress.getLoopbackAddress(), port), yaml);
    }

    /**
     * Starts a node elsewhere.
     *
     * @param before words that start its command there
     * @param address for M3UA
     * @param yaml the rest of its configuration
     */
    static NodeProcess start(Path folder, List<String> before, InetSocketAddress address, String yaml)
            throws IOException {
        NodeHome home = new NodeHome(folder);
        home.prepare();
        Files.writeString(
                home.configuration(),
                "m3ua: {address: " + address.getAddress().getHostAddress() + ", port: " + address.getPort()
                        + ", recovery-ms: 500}\n" + yaml);
        return new NodeProcess(home, before, address, folder.resolve("log"));
    }

    private Process run() throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("TOLLBRIDGE_"));
        builder.environment().put("TOLLBRIDGE_HOME", home.folder().toString());
        builder.environment().put("TOLLBRIDGE_HTTP_ENABLED", "false");
        builder.environment().put("TOLLBRIDGE_OVERLOAD_TARGET_MS", "1000");
        builder.environment().put("TOLLBRIDGE_OVERLOAD_LONGEST_WAIT_MS", "10000");
        return builder.start();
    }

    /** Puts a number into the store of a home where no node runs. */
    static void give(Path folder, String number, String plan) throws Exception {
        NodeHome home = new NodeHome(folder);
        home.prepare();
        give(StoreSettings.embedded(home.store()), number, plan);
    }

    /** Puts a number into a store. */
    static void give(StoreSettings settings, String number, String plan) throws Exception {
        try (NumberStore store = NumberStore.open(settings)) {
            ServiceNumber planned = new ServiceNumber(
                    number,
                    number.substring(0, 3),
                    "Somebody",
                    true,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    new PlanCompiler().compile(PlanText.read(plan).document().orElseThrow()));
            store.apply(new NumberImage.Builder().add(planned).build(), Author.NODE);
        }
    }

    /** Ports of the loopback address that are free. */
    static List<Integer> freePorts(int count) throws IOException {
        return FreePorts.at(InetAddress.getLoopbackAddress(), count);
    }

    InetSocketAddress address() {
        return address;
    }

    /** What {@code tollbridge status --json} says; empty while nobody answers. */
    Optional<JsonNode> status() throws IOException {
        Optional<JsonNode> status = asked();
        if (status.isEmpty() && !process.isAlive()) {
            throw new IOException("the node is not there: " + Files.readString(log));
        }
        return status;
    }

    private Optional<JsonNode> asked() {
        List<JsonNode> lines = new ArrayList<>();
        try (ControlClient node = ControlClient.connect(home.controlSocket())) {
            node.ask(Replies.line().put("command", StatusReport.COMMAND), InputStream.nullInputStream(), lines::add);
        } catch (IOException | CommandFault e) {
            return Optional.empty();
        }
        return Optional.of(lines.getFirst());
    }

    /** Whether it runs and answers. */
    boolean answers() throws IOException {
        return process.isAlive() && asked().isPresent();
    }

    /** Whether its log has these words. */
    boolean said(String words) throws IOException {
        return Files.readString(log).contains(words);
    }

    /** The records on its disk. */
    List<CallRecord> records() throws IOException {
        List<CallRecord> records = new ArrayList<>();
        try (JournalReader reader = JournalReader.from(home.journal(), 1)) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                if (entry.get() instanceof JournalReader.Written written) {
                    records.add(written.record());
                }
            }
        }
        return records;
    }

    /** Whether it runs, for as little as it may have come to yet. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGSTOP and SIGCONT, by their names without SIG. */
    void signal(String name) throws Exception {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " ended with " + code);
        }
    }

    /** Starts it again after a kill. */
    void restart() throws IOException {
        process = run();
    }

    /** SIGTERM, and SIGKILL to one that does not end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
