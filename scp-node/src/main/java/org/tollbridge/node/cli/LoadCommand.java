package org.tollbridge.node.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.config.Rules;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.desk.HomeOrNode;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.load.LoadThroughNode;
import org.tollbridge.node.load.NumberLoader;
import org.tollbridge.node.load.NumberLoader.Outcome;
import org.tollbridge.node.load.StoreReader;
import org.tollbridge.provisioning.batch.BatchFault;
import org.tollbridge.provisioning.batch.BatchKind;
import org.tollbridge.provisioning.batch.BatchListener;
import org.tollbridge.provisioning.batch.BatchMode;
import org.tollbridge.provisioning.batch.RefusedFile;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollbridge load}. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        header = "Check batch files and load them into a node's store.%n",
        description = {
            "Files hold ranges, packages, subscribers, templates, numbers, plans, lists or template uses, as CSV or as"
                    + " one JSON object per line; the column names determine the kind. If any row of a file is bad, none"
                    + " of the file is loaded. Every bad row is reported with its line, column, value and the rule that it"
                    + " breaks. A record that already exists is replaced, unless the column action says otherwise.",
            "",
            "If a node runs on this home, it loads the file itself, and the next call uses the new data."
        },
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nFiles:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge load samples/numbers.csv",
            "  TOLLBRIDGE_HOME=/srv/scp tollbridge load march.csv april.csv",
            "  tollbridge load --dry-run march.csv",
            "",
            "Exit codes: 0 all loaded, 1 a file or a row was refused, 2 a file or the store cannot be used."
        })
final class LoadCommand implements Callable<Integer> {

    @Mixin
    private ConfigurationOption configuration;

    @Option(names = "--dry-run", description = "Report changes and errors without changing anything.")
    private boolean dryRun;

    @Option(
            names = "--skip-bad",
            description =
                    "Load the good rows, and write the bad ones with their errors to FILE.refused.csv, which can be"
                            + " corrected and loaded.")
    private boolean skipBad;

    @Option(
            names = "--replace-all",
            description =
                    "Remove records of this kind that are not in the file; numbers are taken from their subscribers.")
    private boolean replaceAll;

    @Option(
            names = "--once",
            description =
                    "Skip a file whose contents were already loaded with --once, so that an interrupted job can be"
                            + " restarted.")
    private boolean once;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "Kind of records in the files: ranges, packages, subscribers, templates, numbers, plans, lists or"
                            + " template-uses.")
    private Optional<String> kind = Optional.empty();

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "Character encoding of the files, such as GB18030; default UTF-8.")
    private String encoding;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Batch files; see docs/batch-files.md.")
    private List<Path> files;

    /** Length to which a file's name is truncated in the record of a change. */
    private static final int LONGEST_NAME = 80;

    private final PrintStream out = System.out;

    /** Loads one file, locally or through a node. */
    private interface FileLoad {
        Outcome load(Path file, InputStream in, BatchListener listener) throws IOException, StoreException;
    }

    @Override
    public Integer call() throws InterruptedException {
        files.forEach(LoadCommand::requireReadable);
        mode();
        NodeHome home = NodeHome.of(System.getenv());
        home.prepare();
        return HomeOrNode.work(
                home,
                () -> loadHere(home),
                () -> loadAll(
                        (file, in, listener) -> loadThere(home, file, in, listener), "; live in the running node"));
    }

    private static void requireReadable(Path file) {
        if (!Files.exists(file)) {
            throw new CommandFault(file + " does not exist; name an existing file");
        }
        if (!Files.isRegularFile(file)) {
            throw new CommandFault(file + " is not a file; name a batch file");
        }
        if (!Files.isReadable(file)) {
            throw new CommandFault(file + " cannot be read; change its permissions");
        }
    }

    private int loadHere(NodeHome home) {
        ConfigurationReader.Loaded loaded = configuration.read(home);
        loaded.warnings().forEach(warning -> System.err.println("tollbridge: " + warning));
        try (NumberStore store = NumberStore.open(StoreReader.read(loaded.values(), home))) {
            NumberLoader loader = new NumberLoader(store, Rules.forNumbers(loaded.values()));
            return loadAll((file, in, listener) -> loader.load(in, author(file), mode(), listener), "");
        } catch (StoreException | IllegalArgumentException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
    }

    private BatchMode mode() {
        Optional<BatchKind> wanted = kind.map(name -> BatchKind.of(name)
                .orElseThrow(() -> new CommandFault(
                        "there is no kind '" + name + "'; the kinds are " + String.join(", ", BatchKind.names()))));
        try {
            return new BatchMode(dryRun, skipBad, replaceAll, once, Charset.forName(encoding), wanted);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new CommandFault("there is no encoding '" + encoding + "'; name one such as UTF-8 or GB18030");
        } catch (IllegalArgumentException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
    }

    private static Author author(Path file) {
        String name = file.getFileName().toString().replaceAll("\\p{Cntrl}", "?");
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return new Author(System.getProperty("user.name", "unknown"), "", "file " + shown);
    }

    private Outcome loadThere(NodeHome home, Path file, InputStream in, BatchListener listener) throws IOException {
        try (ControlClient node = ControlClient.connect(home.controlSocket())) {
            return LoadThroughNode.ask(node, in, Files.size(file), author(file), mode(), listener);
        }
    }

    private int loadAll(FileLoad loading, String where) {
        int code = 0;
        for (Path file : files) {
            try (RefusedFile refused = new RefusedFile(file, mode().charset())) {
                Outcome outcome = load(loading, file, refused);
                out.println(
                        file + ": " + outcome.words(dryRun) + where(outcome, where) + refusedWords(outcome, refused));
                code = outcome.faults() == 0 ? code : CommandFrame.REFUSED;
            } catch (NoSuchFileException e) {
                throw new CommandFault(file + " no longer exists; name an existing file");
            } catch (IOException e) {
                throw new CommandFault(file + " cannot be loaded (" + Reason.of(e) + "); nothing was loaded");
            } catch (StoreException e) {
                throw new CommandFault(String.valueOf(e.getMessage()));
            }
        }
        return code;
    }

    private Outcome load(FileLoad loading, Path file, RefusedFile refused) throws IOException, StoreException {
        Progress progress =
                new Progress(System.err, Progress.onTerminal(), file.toString(), Files.size(file), System::nanoTime);
        try (InputStream in = progress.counted(Files.newInputStream(file))) {
            return loading.load(file, in, new Printer(file, refused, progress));
        } finally {
            progress.clear();
        }
    }

    /** Prints each fault, and saves each refused row when the others are loaded. */
    private final class Printer implements BatchListener {
        private final Path file;
        private final RefusedFile refused;
        private final Progress progress;

        Printer(Path file, RefusedFile refused, Progress progress) {
            this.file = file;
            this.refused = refused;
            this.progress = progress;
        }

        @Override
        public void fault(BatchFault fault) {
            progress.clear();
            out.println(fault.in(file.toString()));
        }

        @Override
        public void refused(RefusedRow row) {
            if (skipBad && !dryRun) {
                try {
                    refused.add(row);
                } catch (IOException e) {
                    throw new CommandFault(
                            refused.file() + " cannot be written (" + Reason.of(e) + "); make its folder writable");
                }
            }
        }
    }

    private String where(Outcome outcome, String where) {
        return dryRun || outcome.change().isEmpty() ? "" : live(outcome, where);
    }

    private static String live(Outcome outcome, String where) {
        if (outcome.nodes().isEmpty()) {
            return where;
        }
        List<String> late = outcome.nodes().entrySet().stream()
                .filter(node -> !node.getValue())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        int all = outcome.nodes().size();
        return "; live in " + (all - late.size()) + " of " + all + " nodes"
                + (late.isEmpty() ? "" : ", not yet in " + String.join(", ", late));
    }

    private String refusedWords(Outcome outcome, RefusedFile refused) {
        if (outcome.change().isEmpty() || outcome.refused() == 0) {
            return "";
        }
        String rows = "; " + outcome.refused() + (outcome.refused() == 1 ? " row" : " rows");
        return dryRun ? rows + " would be refused" : rows + " refused, written to " + refused.file();
    }
}
