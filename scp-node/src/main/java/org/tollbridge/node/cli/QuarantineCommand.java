package org.tollbridge.node.cli;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.quarantine.Entry;
import org.tollbridge.node.quarantine.EntryFiles;
import org.tollbridge.node.why.LocalTimes;
import org.tollbridge.wire.explain.Explainer;
import org.tollbridge.wire.explain.Layer;
import org.tollbridge.wire.explain.Options;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollbridge quarantine}. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        header = "Show messages from which no call could be made.%n",
        description = {
            "A node keeps each InitialDP that it could not read, or on which its service logic failed, in"
                    + " $TOLLBRIDGE_HOME/quarantine. Their number is limited; the oldest are removed first. The node need"
                    + " not be running."
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Examples:", "  tollbridge quarantine list", "  tollbridge quarantine show 12"})
final class QuarantineCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list or show");
    }

    private static String time(Entry entry) {
        return LocalTimes.words(entry.time().truncatedTo(ChronoUnit.SECONDS));
    }

    private static EntryFiles files() {
        return new EntryFiles(NodeHome.of(System.getenv()).quarantine());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            header = "Print one line per message, newest last.%n",
            optionListHeading = "%nOptions:%n")
    int list() throws IOException {
        List<Entry> entries = files().all();
        if (entries.isEmpty()) {
            System.out.println("the quarantine is empty");
            return 0;
        }
        System.out.println("     id  time                       switch        octets  reason");
        for (Entry entry : entries) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%7d  %-25s  %-12s  %6d  %s",
                    entry.id(),
                    time(entry),
                    entry.switchName(),
                    entry.tcap().length(),
                    entry.reason()));
        }
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            header = "Explain a message layer by layer, and show its octets.%n",
            parameterListHeading = "%n",
            optionListHeading = "%nOptions:%n")
    int show(@Parameters(paramLabel = "ID", description = "Identifier of the message, as printed by list.") long id) {
        Entry entry = files().read(id)
                .orElseThrow(() -> new CommandFault(
                        List.of("no message " + id + " is in quarantine; run tollbridge quarantine list to see them"),
                        CommandFrame.REFUSED));
        System.out.println("quarantine " + entry.id() + ": "
                + time(entry) + ", switch "
                + entry.switchName() + " (point code " + entry.pointCode() + ")");
        System.out.println("reason     " + entry.reason());
        if (!entry.clause().isEmpty()) {
            System.out.println("clause     " + entry.clause());
        }
        System.out.println();
        System.out.print(
                Explainer.explain(entry.tcap(), Layer.TCAP, Options.DEFAULT).toWords());
        System.out.println();
        System.out.println("octets     " + entry.tcap().toHex());
        return 0;
    }
}
