package org.tollbridge.node.why;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.node.home.NodeHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollbridge records}. */
@Command(
        name = "records",
        mixinStandardHelpOptions = true,
        header = "Export call records as CSV or JSON.%n",
        description = {
            "Reads the journal of call records in $TOLLBRIDGE_HOME, oldest first; the node need not be running. By"
                    + " default exports all records. Several options together select records that match all of them."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "A number matches if it ends with the given digits; followed by a *, if it starts with them.",
            "Times refer to the end of a call.",
            "",
            "Examples:",
            "  tollbridge records --since 2026-10-01 --until 2026-11-01 > october.csv",
            "  tollbridge records --parts scp1-mx0m8yhl-1",
            "  tollbridge records --called 4008100001 --outcome BUSY,NO_ANSWER --since 1d --json",
            "",
            "Exit codes: 0 done, even with no records found, 2 cannot be done as called."
        })
public final class RecordsCommand implements Callable<Integer> {

    @Mixin
    private CallOptions options;

    @Option(
            names = {"-j", "--json"},
            description = "Print one JSON object per call and line, with every step, instead of CSV.")
    private boolean json;

    @Option(
            names = "--parts",
            paramLabel = "CALL",
            description = "All records of the call with this identifier, as CSV: partial records, the last record, and"
                    + " corrections. Their seconds and amounts add up to the call. Not with other options.")
    private Optional<String> parts = Optional.empty();

    @Override
    public Integer call() {
        if (parts.isPresent() && json) {
            throw new CommandFault("--parts writes CSV; leave out --json");
        }
        NodeHome home = NodeHome.of(System.getenv());
        ZoneId zone = ZoneId.systemDefault();
        RecordQuery wanted = query(System.currentTimeMillis(), zone);
        RecordFormat format = json ? new RecordFormat.Json(new Explanation(zone)) : new RecordFormat.Csv(zone);
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        RecordExport.Done done;
        try {
            done = parts.isPresent()
                    ? RecordExport.writeParts(home.journal(), parts.get(), new RecordFormat.Parts(zone), out)
                    : RecordExport.write(home.journal(), wanted, format, out, () -> !System.out.checkError());
        } catch (IOException e) {
            throw new CommandFault("the journal " + home.journal() + " cannot be read (" + Reason.of(e)
                    + "); run this as the user whose home it is");
        }
        if (done.damaged() > 0) {
            System.err.println("tollbridge: " + done.damaged() + " lines of the journal " + home.journal()
                    + " cannot be read and were skipped");
        }
        if (done.records() == 0) {
            System.err.println("tollbridge: no such record in the journal " + home.journal());
        }
        return 0;
    }

    private RecordQuery query(long now, ZoneId zone) {
        CallOptions.Period period = options.period(now, zone);
        Query calls =
                new Query(Optional.empty(), options.called(), options.caller(), period.from(), OptionalLong.empty());
        return new RecordQuery(calls, period.to(), options.subscriber(), options.outcomes(), options.reasons());
    }
}
