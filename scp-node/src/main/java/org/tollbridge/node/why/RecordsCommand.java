package org.tollbridge.node.why;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tollbridge records}. */
@Command(
        name = "records",
        mixinStandardHelpOptions = true,
        header = "Write out call records as CSV or JSON.%n",
        description = {
            "Reads the journal of call records under $TOLLBRIDGE_HOME, the oldest first; the node need not run. Without"
                    + " options it writes them all. What is given must all hold."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "A number matches when it ends in what is given; with a * behind, when it begins so.",
            "A time is 2026-10-01T09:30, 09:30 for today, or so long ago: 15m, 2h, 3d.",
            "",
            "Examples:",
            "  tollbridge records --since 2026-10-01 --until 2026-11-01 > october.csv",
            "  tollbridge records --called 4008100001 --outcome BUSY,NO_ANSWER --since 1d --json",
            "",
            "Exit codes: 0 done, also when there was none, 2 cannot be done as called."
        })
public final class RecordsCommand implements Callable<Integer> {

    @Option(names = "--called", paramLabel = "NUMBER", description = "Calls to this service number.")
    private Optional<String> called = Optional.empty();

    @Option(names = "--caller", paramLabel = "NUMBER", description = "Calls from this number.")
    private Optional<String> caller = Optional.empty();

    @Option(names = "--subscriber", paramLabel = "NAME", description = "Calls to this subscriber's numbers.")
    private Optional<String> subscriber = Optional.empty();

    @Option(names = "--since", paramLabel = "TIME", description = "Calls that ended at this time or later.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Calls that ended before this time.")
    private Optional<String> until = Optional.empty();

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            split = ",",
            description = "Calls that ended so, any of: ${COMPLETION-CANDIDATES}.")
    private Set<Outcome> outcomes = new HashSet<>();

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            split = ",",
            description = "Calls that ended for this reason, any of: ${COMPLETION-CANDIDATES}.")
    private Set<Reason> reasons = new HashSet<>();

    @Option(
            names = {"-j", "--json"},
            description = "One JSON object a line for each call, with every step, instead of CSV.")
    private boolean json;

    @Override
    public Integer call() {
        NodeHome home = NodeHome.of(System.getenv());
        ZoneId zone = ZoneId.systemDefault();
        RecordQuery wanted = query(System.currentTimeMillis(), zone);
        RecordFormat format = json ? new RecordFormat.Json(new Explanation(zone)) : new RecordFormat.Csv(zone);
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        RecordExport.Done done;
        try {
            done = RecordExport.write(home.journal(), wanted, format, out, () -> !System.out.checkError());
        } catch (IOException e) {
            throw new CommandFault("the journal " + home.journal() + " cannot be read (" + e.getMessage()
                    + "); run this as the user whose home it is");
        }
        if (done.damaged() > 0) {
            System.err.println("tollbridge: " + done.damaged() + " lines of the journal " + home.journal()
                    + " cannot be read and were passed over");
        }
        if (done.records() == 0) {
            System.err.println("tollbridge: no such record in the journal " + home.journal());
        }
        return 0;
    }

    private RecordQuery query(long now, ZoneId zone) {
        OptionalLong from = moment("--since", since, now, zone);
        OptionalLong to = moment("--until", until, now, zone);
        if (from.isPresent() && to.isPresent() && from.getAsLong() >= to.getAsLong()) {
            throw new CommandFault("--until " + until.orElse("") + " is not after --since " + since.orElse("")
                    + "; give a later time");
        }
        Query calls = new Query(Optional.empty(), called, caller, from, OptionalLong.empty());
        return new RecordQuery(calls, to, subscriber, outcomes, reasons);
    }

    private static OptionalLong moment(String option, Optional<String> text, long now, ZoneId zone) {
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Query.moment(option, text.get(), now, zone));
    }
}
