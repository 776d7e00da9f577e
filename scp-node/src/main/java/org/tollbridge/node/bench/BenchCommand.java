package org.tollbridge.node.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tollbridge bench}; it only leads to its subcommands. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        header = "Measure the capacity of this machine.%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        subcommands = {
            CapacityCommand.class,
            ChangesBenchCommand.class,
            DiameterBenchCommand.class,
            JournalBenchCommand.class,
            PlanBenchCommand.class,
            ReportsBenchCommand.class,
            SlotsCommand.class
        })
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a benchmark, such as capacity");
    }
}
