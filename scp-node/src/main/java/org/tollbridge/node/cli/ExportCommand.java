package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.config.Rules;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.desk.HomeOrNode;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.load.ExportThroughNode;
import org.tollbridge.node.load.StoreReader;
import org.tollbridge.provisioning.batch.BatchFormat;
import org.tollbridge.provisioning.batch.BatchKind;
import org.tollbridge.provisioning.batch.BatchPlace;
import org.tollbridge.provisioning.batch.BatchWriter;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollbridge export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Write all records of one kind as a batch file.%n",
        description =
                "To copy a store, export ranges, packages, subscribers, templates, numbers and template-uses, and load"
                        + " the files in this order into an empty store. The file of numbers includes plans and lists.",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nKinds:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge export numbers -o numbers.csv",
            "  tollbridge export subscribers --format jsonl",
            "",
            "Exit codes: 0 done, 2 the store or the file cannot be used."
        })
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private ConfigurationOption configuration;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv or jsonl; by default taken from the file's extension, else csv.")
    private Optional<String> format = Optional.empty();

    @Option(names = "-o", paramLabel = "FILE", description = "Output file; standard output by default.")
    private Optional<Path> file = Optional.empty();

    @Parameters(
            paramLabel = "KIND",
            description = "ranges, packages, subscribers, templates, numbers, plans, lists or template-uses.")
    private String name;

    /** Source of records, local or through a node. */
    private interface Source {
        void each(Row row) throws IOException, StoreException;
    }

    /** Takes a record. */
    private interface Row {
        void write(ObjectNode row);
    }

    @Override
    public Integer call() throws InterruptedException {
        BatchKind kind = BatchKind.of(name)
                .orElseThrow(() -> new CommandFault(
                        "there is no kind '" + name + "'; the kinds are " + String.join(", ", BatchKind.names())));
        BatchFormat wanted = format();
        NodeHome home = NodeHome.of(System.getenv());
        home.prepare();
        return HomeOrNode.work(home, () -> here(home, kind, wanted), () -> there(home, kind, wanted));
    }

    private BatchFormat format() {
        String word = format.or(() -> file.map(path -> path.toString().replaceAll(".*[.]", ""))
                        .filter(end -> BatchFormat.of(end).isPresent()))
                .orElse(BatchFormat.CSV.word());
        return BatchFormat.of(word)
                .orElseThrow(() -> new CommandFault("there is no format '" + word + "'; the formats are "
                        + String.join(", ", BatchFormat.words())));
    }

    private int here(NodeHome home, BatchKind kind, BatchFormat wanted) {
        ConfigurationReader.Loaded loaded = configuration.read(home);
        loaded.warnings().forEach(warning -> System.err.println("tollbridge: " + warning));
        try (NumberStore store = NumberStore.open(StoreReader.read(loaded.values(), home))) {
            BatchPlace place = new BatchPlace(store, Rules.forNumbers(loaded.values()));
            return write(kind, wanted, row -> kind.records().apply(place).each(row::write));
        } catch (StoreException | IllegalArgumentException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
    }

    private int there(NodeHome home, BatchKind kind, BatchFormat wanted) {
        try {
            return write(kind, wanted, row -> {
                try (ControlClient node = ControlClient.connect(home.controlSocket())) {
                    ExportThroughNode.ask(node, kind, row::write);
                }
            });
        } catch (StoreException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
    }

    private int write(BatchKind kind, BatchFormat wanted, Source source) throws StoreException {
        AtomicLong rows = new AtomicLong();
        try (BatchWriter out = open(kind, wanted)) {
            source.each(row -> {
                try {
                    out.write(row);
                    rows.incrementAndGet();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw failed(String.valueOf(e.getMessage()));
        }
        file.ifPresent(path -> System.out.println(path + ": " + rows + " " + kind.name() + " written"));
        return 0;
    }

    private BatchWriter open(BatchKind kind, BatchFormat wanted) throws IOException {
        return file.isPresent()
                ? BatchWriter.to(file.get(), wanted, BatchWriter.columns(kind))
                : new BatchWriter(
                        new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)),
                        wanted,
                        BatchWriter.columns(kind));
    }

    private CommandFault failed(String fault) {
        return new CommandFault(file.map(Path::toString).orElse("standard output") + " cannot be written (" + fault
                + "); name a file in a writable folder with free disk space");
    }
}
