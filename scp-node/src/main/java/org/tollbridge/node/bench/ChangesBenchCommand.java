package org.tollbridge.node.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.home.TemporaryHome;
import org.tollbridge.node.load.LoadThroughNode;
import org.tollbridge.node.load.NumberLoader.Outcome;
import org.tollbridge.provisioning.batch.BatchFault;
import org.tollbridge.provisioning.batch.BatchListener;
import org.tollbridge.provisioning.batch.BatchMode;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.form.PlanText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollbridge bench changes}. */
@Command(
        name = "changes",
        mixinStandardHelpOptions = true,
        header = "Measure how long a change to a number takes to reach the calls of every node.%n",
        description = {
            "Several nodes of one cluster share a store with many numbers. Numbers are changed through the first node,"
                    + " one after the other. Each change is timed from the request until every node has confirmed that its"
                    + " calls see it, as with 'tollbridge load'.",
            "",
            "The PostgreSQL database must be empty. The numbers remain in it."
        },
        optionListHeading = "%nOptions:%n")
final class ChangesBenchCommand implements Callable<Integer> {

    private static final String HEADER = "service_number,subscriber,destination\n";
    private static final String PLAN = "entry: office\noffice: destination\n  number: ";
    private static final long FIRST_NUMBER = 4_000_000_000L;
    private static final long FIRST_DESTINATION = 861_060_000_000L;
    /** Average number of service numbers per plan. */
    private static final int NUMBERS_OF_A_PLAN = 10;
    /** Changes that are not timed, while the nodes are cold. */
    private static final int COLD = 10;

    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            description = "Address of an empty database, jdbc:postgresql://...")
    private String url = "";

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "tollbridge", description = "Database user.")
    private String user;

    @Option(names = "--password", paramLabel = "WORD", defaultValue = "", description = "Database password.")
    private String password;

    @Option(
            names = "--numbers",
            paramLabel = "COUNT",
            defaultValue = "1000000",
            description = "Service numbers in the store; default ${DEFAULT-VALUE}.")
    private int numbers;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "3",
            description = "Number of nodes, 2 to 9; default ${DEFAULT-VALUE}.")
    private int nodes;

    @Option(
            names = "--changes",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "Number of timed changes; default ${DEFAULT-VALUE}.")
    private int changes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptionRange.check(spec, "--numbers", numbers, 1, 10_000_000);
        OptionRange.check(spec, "--nodes", nodes, 2, 9);
        OptionRange.check(spec, "--changes", changes, 1, 100_000);
        PrintWriter out = spec.commandLine().getOut();
        StoreSettings store = settings();
        say("storing numbers");
        fill(store);
        say("starting nodes");
        try (TemporaryHome home = TemporaryHome.create("tollbridge-bench");
                BenchNodes cluster = BenchNodes.start(home.path(), nodes + " nodes", nodes, this::prepare)) {
            double[] took = new double[changes];
            int everywhere = 0;
            for (int i = -COLD; i < changes; i++) {
                long begin = System.nanoTime();
                Map<String, Boolean> live = change(cluster.homes().getFirst(), i + COLD);
                if (i >= 0) {
                    took[i] = (System.nanoTime() - begin) / 1e6;
                    everywhere += live.size() == nodes && !live.containsValue(false) ? 1 : 0;
                }
            }
            Arrays.sort(took);
            out.printf(
                    Locale.ROOT,
                    "Java %s, %d processors, %,d numbers%n%d nodes; of %d changes live in every node: %d; p50 ms: %.0f"
                            + " p99 ms: %.0f most ms: %.0f%n",
                    System.getProperty("java.version"),
                    Runtime.getRuntime().availableProcessors(),
                    numbers,
                    nodes,
                    changes,
                    everywhere,
                    took[changes / 2],
                    took[changes * 99 / 100],
                    took[changes - 1]);
            out.flush();
            return everywhere == changes ? 0 : 1;
        }
    }

    private StoreSettings settings() {
        try {
            return StoreSettings.postgresql(url, user, password);
        } catch (IllegalArgumentException noAddress) {
            throw new CommandFault(
                    "--url: '" + url + "' is not an address such as jdbc:postgresql://127.0.0.1/tollbridge");
        }
    }

    private void fill(StoreSettings settings) {
        PlanCompiler compiler = new PlanCompiler();
        CallPlan[] plans = new CallPlan[Math.ceilDiv(numbers, NUMBERS_OF_A_PLAN)];
        for (int i = 0; i < plans.length; i++) {
            plans[i] = compiler.compile(PlanText.read(PLAN + (FIRST_DESTINATION + i) + "\n")
                    .document()
                    .orElseThrow());
        }
        NumberImage.Builder image = new NumberImage.Builder();
        for (int i = 0; i < numbers; i++) {
            image.add(new ServiceNumber(
                    Long.toString(FIRST_NUMBER + i),
                    "400",
                    "Subscriber " + i % plans.length,
                    true,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    plans[i % plans.length]));
        }
        try (NumberStore store = NumberStore.open(settings)) {
            if (store.snapshot().size() > 0) {
                throw new CommandFault("the database " + settings + " already has numbers; name an empty one");
            }
            store.apply(image.build(), Author.NODE);
        } catch (StoreException unusable) {
            throw new CommandFault(String.valueOf(unusable.getMessage()));
        }
    }

    private void prepare(NodeHome home, String configuration) throws IOException {
        home.prepare();
        String secret = password.isEmpty() ? "" : ", password: \"" + password + "\"";
        Files.writeString(
                home.configuration(),
                configuration + "store: {url: \"" + url + "\", user: \"" + user + "\"" + secret + "}\n");
    }

    /** Changes the destination of one number; returns which nodes have reported that their calls see it. */
    private Map<String, Boolean> change(NodeHome home, int at) throws IOException {
        String row = (FIRST_NUMBER + at % numbers) + ",Subscriber " + at + ",021-5550" + (1_000 + at % 9_000) + "\n";
        byte[] file = (HEADER + row).getBytes(StandardCharsets.UTF_8);
        try (ControlClient node = ControlClient.connect(home.controlSocket())) {
            Outcome outcome = LoadThroughNode.ask(
                    node, new ByteArrayInputStream(file), file.length, Author.NODE, BatchMode.WHOLE, new Faults());
            return outcome.nodes();
        }
    }

    private void say(String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("bench: " + what);
        err.flush();
    }

    /** Generated rows never have faults. */
    private static final class Faults implements BatchListener {
        @Override
        public void fault(BatchFault fault) {
            throw new CommandFault(List.of(fault.in("the row")), 1);
        }

        @Override
        public void refused(RefusedRow row) {
            throw new CommandFault(List.of(row.reason()), 1);
        }
    }
}
