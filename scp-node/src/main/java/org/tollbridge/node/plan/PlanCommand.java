package org.tollbridge.node.plan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tollbridge plan}; it only leads to its subcommands. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        header = "Check, try, compare and draw call plans before they go live.%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "A plan is a file in JSON or in lines of text; see docs/call-plans.md."},
        subcommands = {
            PlanCheckCommand.class,
            PlanTryCommand.class,
            PlanDiffCommand.class,
            PlanDrawCommand.class,
            PlanPinCommand.class
        })
public final class PlanCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command, such as check or try");
    }
}
