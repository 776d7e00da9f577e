package org.tollbridge.node.plan;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tollbridge.node.config.Rules;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.run.PlanWorldReader;
import org.tollbridge.provisioning.plan.PlanDifference;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClass;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollbridge plan diff}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        header = "Say what changes from one call plan to another, and for whom.%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nInput:%n",
        footer = {
            "",
            "For whom: a caller for each condition of either plan and one whom none fits, at every border of their times",
            "within the next seven days and on each date they name, is tried against both.",
            "Exit codes: 0 nothing changes, 1 something does, 2 bad usage."
        })
final class PlanDiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "OLD", description = "The plan as it is.")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The plan as it is to be.")
    private Path fresh;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            defaultValue = "400",
            description = "Service class that the plans are for; 400 unless given.")
    private String className;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        Values values = PlanFiles.configuration().values();
        PlanRules rules = Rules.forCalls(values);
        ServiceClass serviceClass = PlanFiles.serviceClass(rules, className);
        PlanDocument before = PlanFiles.load(old, rules, serviceClass);
        PlanDocument after = PlanFiles.load(fresh, rules, serviceClass);
        List<String> lines = PlanDifference.lines(before, after);
        lines.forEach(out::println);
        List<String> changes = new PlanDifference(rules, serviceClass, PlanWorldReader.read(values), before, after)
                .forWhom(System.currentTimeMillis());
        if (!lines.isEmpty()) {
            out.println();
        }
        changes.forEach(out::println);
        if (lines.isEmpty() && changes.isEmpty()) {
            out.println("nothing changes");
        } else if (changes.isEmpty()) {
            out.println("no call that was tried goes another way");
        }
        return lines.isEmpty() && changes.isEmpty() ? 0 : PlanFiles.REFUSED;
    }
}
