package org.tollbridge.node.cli;

import org.tollbridge.node.bench.BenchCommand;
import org.tollbridge.node.demo.DemoCommand;
import org.tollbridge.node.plan.PlanCommand;
import org.tollbridge.node.rate.RateCommand;
import org.tollbridge.node.reconcile.ReconcileCommand;
import org.tollbridge.node.simulate.SimulateCommand;
import org.tollbridge.node.why.RecordsCommand;
import org.tollbridge.node.why.WhyCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code tollbridge} command; it only leads to its subcommands. */
@Command(
        name = "tollbridge",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Tollbridge, an Intelligent Network Service Control Point for 800 and 400 numbers.%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "All state is kept in $TOLLBRIDGE_HOME (default ~/.tollbridge).",
            "Exit codes: 0 done, 1 refused (such as bad rows), 2 cannot be done as called."
        },
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            LoadCommand.class,
            ExportCommand.class,
            NumberCommand.class,
            VersionsCommand.class,
            TemplateCommand.class,
            ApplicationCommand.class,
            RangeCommand.class,
            SubscriberCommand.class,
            PackageCommand.class,
            BalanceCommand.class,
            AccountCommand.class,
            AuditCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            StatusCommand.class,
            LimitsCommand.class,
            CorrectCommand.class,
            DrainCommand.class,
            RecordsCommand.class,
            WhyCommand.class,
            CallsCommand.class,
            ReportCommand.class,
            ReconcileCommand.class,
            TraceCommand.class,
            QuarantineCommand.class,
            PlanCommand.class,
            RateCommand.class,
            FilterCommand.class,
            SimulateCommand.class,
            DecodeCommand.class,
            BenchCommand.class,
            HelpCommand.class
        })
final class TollbridgeCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command, such as demo or run");
    }
}
