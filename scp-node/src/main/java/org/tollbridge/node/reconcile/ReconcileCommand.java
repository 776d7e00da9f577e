package org.tollbridge.node.reconcile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tollbridge.core.journal.JournalReader;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.reconcile.Reconciliation.Finding;
import org.tollbridge.node.why.LocalTimes;
import org.tollbridge.service.call.CallRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tollbridge reconcile}. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        header = "Compare the records of a switch, this SCP and an accounting server for the same calls.%n",
        description = {
            "Covers the calls in the switch's file and those in the journal from the same period. Reports which match,"
                    + " which are missing on which side, and which differ and how (docs/reconciliation.md). The node need"
                    + " not be running."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge simulate --records switch.csv samples/first-calls.yaml",
            "  tollbridge reconcile --switch switch.csv",
            "  tollbridge reconcile --switch switch.csv --accounting cdf.txt --within 5",
            "",
            "Exit codes: 0 all agree, 1 they do not, 2 cannot be done as called."
        })
public final class ReconcileCommand implements Callable<Integer> {

    private static final int DISAGREE = 1;

    @Option(
            names = "--switch",
            required = true,
            paramLabel = "FILE",
            description =
                    "Records of the switch: CSV with the columns dialled, caller, offered, seconds, and optionally"
                            + " destination, cause.")
    private Path ofSwitch;

    @Option(
            names = "--journal",
            paramLabel = "FOLDER",
            description = "Journal of the SCP; by default that of $TOLLBRIDGE_HOME.")
    private Optional<Path> journal = Optional.empty();

    @Option(
            names = "--accounting",
            paramLabel = "FILE",
            description = "Records of the accounting server, one per line: Session-Id, Accounting-Record-Type, and"
                    + " optionally Accounting-Record-Number.")
    private Optional<Path> accounting = Optional.empty();

    @Option(
            names = "--within",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description =
                    "Largest difference, in seconds, between the two call start times that still counts as a match: 0"
                            + " to 3600; default 2.")
    private int within;

    @Option(
            names = "--talk",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description =
                    "Largest difference, in seconds, between the two durations that still counts as equal: 0 to 3600;"
                            + " default 1.")
    private int talk;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        if (within < 0 || within > 3_600 || talk < 0 || talk > 3_600) {
            throw new CommandFault("--within and --talk must be 0 to 3600");
        }
        Path folder = journal.orElseGet(() -> NodeHome.of(System.getenv()).journal());
        if (!Files.isDirectory(folder)) {
            throw new CommandFault("there is no journal " + folder + "; name one with --journal");
        }
        try {
            List<SwitchRecord> records = SwitchFile.read(ofSwitch);
            if (records.isEmpty()) {
                throw new CommandFault(ofSwitch + " has no records");
            }
            List<CallRecord> calls = new ArrayList<>();
            Set<String> known = new HashSet<>();
            List<CallRecord> corrections = new ArrayList<>();
            read(folder, records, calls, known, corrections);
            Map<String, Long> corrected = new HashMap<>();
            corrections.forEach(
                    each -> corrected.merge(each.correction().orElseThrow().of(), each.chargedSeconds(), Long::sum));
            Reconciliation reconciliation = new Reconciliation(1_000L * within, 1_000L * talk, corrected);
            boolean agree = tell(reconciliation.of(records, calls), records, calls);
            if (accounting.isPresent()) {
                Accounts accounts = Accounts.read(accounting.get());
                agree &= tell(accounts, calls, corrections, strangers(folder, accounts, known));
            }
            return agree ? 0 : DISAGREE;
        } catch (IOException e) {
            throw new CommandFault("a file cannot be read: " + Reason.of(e));
        }
    }

    /**
     * Reads the calls in the period of the switch's file, their corrections, and the identifiers of all calls met on
     * the way.
     */
    private void read(
            Path folder,
            List<SwitchRecord> records,
            List<CallRecord> calls,
            Set<String> known,
            List<CallRecord> corrections)
            throws IOException {
        long from = records.stream().mapToLong(SwitchRecord::offeredAt).min().orElse(0) - 1_000L * within;
        long to = records.stream().mapToLong(SwitchRecord::offeredAt).max().orElse(0) + 1_000L * within;
        long damaged = 0;
        Set<String> closed = new HashSet<>();
        try (JournalReader reader = JournalReader.since(folder, from)) {
            for (Optional<JournalReader.Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                switch (entry.get()) {
                    case JournalReader.Damage damage -> damaged++;
                    case JournalReader.Written written -> {
                        CallRecord record = written.record();
                        // After the loss of a machine a call may have two records; the first one counts.
                        known.add(record.callId());
                        boolean within = record.offeredAt() >= from && record.offeredAt() <= to;
                        if (within && record.correction().isPresent()) {
                            corrections.add(record);
                        } else if (within && record.isEnd() && closed.add(record.callId())) {
                            calls.add(record);
                        }
                    }
                }
            }
        }
        if (damaged > 0) {
            System.err.println(
                    "tollbridge: " + damaged + " lines of the journal " + folder + " cannot be read and were skipped");
        }
    }

    private boolean tell(List<Finding> findings, List<SwitchRecord> records, List<CallRecord> calls) {
        long matched = 0;
        long different = 0;
        long switchOnly = 0;
        long scpOnly = 0;
        for (Finding finding : findings) {
            switch (finding) {
                case Finding.Matched both -> matched++;
                case Finding.Different both -> {
                    different++;
                    out.println("different  " + words(both.ofSwitch()) + "  ["
                            + both.ofScp().callId() + "]: " + String.join("; ", both.reasons()));
                }
                case Finding.AtSwitchOnly only -> {
                    switchOnly++;
                    out.println("missing at the SCP  " + words(only.ofSwitch()) + ": " + only.reason());
                }
                case Finding.AtScpOnly only -> {
                    scpOnly++;
                    CallRecord record = only.ofScp();
                    out.println("missing at the switch  " + LocalTimes.words(Instant.ofEpochMilli(record.offeredAt()))
                            + "  "
                            + record.caller().orElse("-") + " to " + record.dialled() + "  [" + record.callId() + "]: "
                            + record.outcome() + ", " + record.reason());
                }
            }
        }
        out.printf(
                "switch %d, SCP %d: matched %d, different %d, missing at the SCP %d, missing at the switch %d%n",
                records.size(), calls.size(), matched, different, switchOnly, scpOnly);
        return different + switchOnly + scpOnly == 0;
    }

    /**
     * Calls known to accounting but not in the journal. The whole journal is read, because accounting may have older
     * calls than the switch's file.
     */
    private static List<String> strangers(Path folder, Accounts accounts, Set<String> known) throws IOException {
        Set<String> strangers = new TreeSet<>(accounts.kinds().keySet());
        strangers.removeAll(known);
        try (JournalReader reader = JournalReader.from(folder, 1)) {
            Optional<JournalReader.Entry> entry = strangers.isEmpty() ? Optional.empty() : reader.next();
            while (entry.isPresent() && !strangers.isEmpty()) {
                if (entry.get() instanceof JournalReader.Written written) {
                    strangers.remove(written.record().callId());
                }
                entry = reader.next();
            }
        }
        return List.copyOf(strangers);
    }

    private boolean tell(
            Accounts accounts, List<CallRecord> calls, List<CallRecord> corrections, List<String> strangers) {
        List<CallRecord> all =
                Stream.concat(calls.stream(), corrections.stream()).toList();
        long missing = 0;
        for (CallRecord record : all) {
            String what = accounts.missing(record);
            if (!what.isEmpty()) {
                missing++;
                out.println("missing at accounting  [" + record.callId() + "]: " + what);
            }
        }
        strangers.forEach(call -> out.println("at accounting only  [" + call + "]: the journal has no such record"));
        out.printf(
                "SCP %d, accounting %d: complete %d, missing %d, at accounting only %d%n",
                all.size(), accounts.kinds().size(), all.size() - missing, missing, strangers.size());
        return missing + strangers.size() == 0;
    }

    private static String words(SwitchRecord record) {
        return "line " + record.line() + "  " + LocalTimes.words(Instant.ofEpochMilli(record.offeredAt())) + "  "
                + (record.caller().isEmpty() ? "-" : record.caller()) + " to " + record.dialled();
    }
}
