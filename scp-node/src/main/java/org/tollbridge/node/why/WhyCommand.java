package org.tollbridge.node.why;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.tollbridge.core.journal.JournalSearch;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.service.call.CallRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollbridge why}. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        header = "Explain how a call was routed and why, and how it ended.%n",
        description = {
            "Reads the journal of call records in $TOLLBRIDGE_HOME, newest first; the node need not be running. With a"
                    + " call's identifier, or if only one call matches, it explains that call step by step. If several"
                    + " match, it lists them, one per line with the identifier in brackets."
        },
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "A number matches if it ends with the given digits; followed by a *, if it starts with them.",
            "A time is 2026-10-01T09:30, 09:30 for today, or an age: 15m, 2h, 3d.",
            "",
            "Examples:",
            "  tollbridge why --called 8008100001 --since 1h",
            "  tollbridge why --caller 010-62345678 --at 09:30",
            "  tollbridge why --last 1",
            "",
            "Exit codes: 0 found, 1 no such call, 2 bad usage."
        })
public final class WhyCommand implements Callable<Integer> {

    private static final int NOT_FOUND = 1;
    private static final int MOST = 1_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @Parameters(arity = "0..1", paramLabel = "CALL", description = "Identifier of a call, as in its record.")
    private Optional<String> call = Optional.empty();

    @Option(names = "--called", paramLabel = "NUMBER", description = "Calls to this service number.")
    private Optional<String> called = Optional.empty();

    @Option(names = "--caller", paramLabel = "NUMBER", description = "Calls from this number.")
    private Optional<String> caller = Optional.empty();

    @Option(names = "--since", paramLabel = "TIME", description = "Calls that ended at this time or later.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--at", paramLabel = "TIME", description = "Calls in progress within a minute of this time.")
    private Optional<String> at = Optional.empty();

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "10",
            description = "Maximum number of calls, newest first: 1 to " + MOST + " (default: ${DEFAULT-VALUE}).")
    private int last;

    @Option(
            names = {"-j", "--json"},
            description = "Print one JSON object per call and line, with every step.")
    private boolean json;

    @Override
    public Integer call() {
        if (last < 1 || last > MOST) {
            throw new CommandFault("--last must be 1 to " + MOST + ", not " + last);
        }
        NodeHome home = NodeHome.of(System.getenv());
        ZoneId zone = ZoneId.systemDefault();
        Query query = query(System.currentTimeMillis(), zone);
        JournalSearch.Found found;
        try {
            found = JournalSearch.search(home.journal(), query, query.notBefore(), call.isPresent() ? 1 : last);
        } catch (IOException e) {
            throw new CommandFault("the journal " + home.journal() + " cannot be read (" + Reason.of(e)
                    + "); run this as the user whose home it is");
        }
        if (found.damaged() > 0) {
            System.err.println("tollbridge: " + found.damaged() + " lines of the journal " + home.journal()
                    + " cannot be read and were skipped");
        }
        if (found.records().isEmpty()) {
            System.err.println("tollbridge: " + notFound(home, found.oldest(), zone));
            return NOT_FOUND;
        }
        show(newestFirst(found.records()), found.more(), new Explanation(zone), System.out);
        if (!json && found.records().size() == 1) {
            corrections(home, found.records().getFirst(), new Explanation(zone)).forEach(System.out::println);
        }
        return 0;
    }

    /** Corrections are written after the records they correct. */
    private static List<String> corrections(NodeHome home, CallRecord record, Explanation explanation) {
        try {
            return JournalSearch.search(
                            home.journal(),
                            each -> each.correction()
                                    .filter(correction -> correction.of().equals(record.callId()))
                                    .isPresent(),
                            record.endedAt(),
                            MOST)
                    .records()
                    .reversed()
                    .stream()
                    .map(explanation::correction)
                    .toList();
        } catch (IOException e) {
            throw new CommandFault("the journal " + home.journal() + " cannot be read (" + Reason.of(e) + ")");
        }
    }

    private Query query(long now, ZoneId zone) {
        return new Query(call, called, caller, moment("--since", since, now, zone), moment("--at", at, now, zone));
    }

    private static OptionalLong moment(String option, Optional<String> text, long now, ZoneId zone) {
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Query.moment(option, text.get(), now, zone));
    }

    /** Sorted by the time shown for each, because a long call that ended last may have begun first. */
    static List<CallRecord> newestFirst(List<CallRecord> records) {
        return records.stream()
                .sorted(Comparator.comparingLong(CallRecord::offeredAt).reversed())
                .toList();
    }

    private void show(List<CallRecord> records, boolean more, Explanation explanation, PrintStream out) {
        if (json) {
            for (CallRecord record : records) {
                out.println(explanation.json(record));
            }
        } else if (records.size() == 1) {
            out.print(explanation.words(records.getFirst()));
        } else {
            for (CallRecord record : records) {
                out.println(explanation.brief(record));
            }
            out.println((more ? "There may be older ones (--last). " : "")
                    + "tollbridge why, with an identifier in brackets, explains a call step by step.");
        }
    }

    /** Why a call may not be found: it is open, it is too old, or it was never received. */
    private static String notFound(NodeHome home, OptionalLong oldest, ZoneId zone) {
        if (oldest.isEmpty()) {
            return "no such call: the journal " + home.journal()
                    + " has no records yet; a call gets its record when it ends";
        }
        return "no such call in the journal " + home.journal() + ", which goes back to "
                + DAY.format(Instant.ofEpochMilli(oldest.getAsLong()).atZone(zone))
                + "; a call in progress has no record yet, a call refused for overload never gets one, and older"
                + " records may have been moved by the operator";
    }
}
