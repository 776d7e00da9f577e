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
        header = "Show the differences between two call plans, and the callers affected.%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nInput:%n",
        footer = {
            "",
            "To find the callers affected, both plans are tried with a caller for each condition of either plan and"
                    + " one who matches none,",
            "at every time boundary within the next seven days and on each date that a plan names.",
            "Exit codes: 0 no differences, 1 differences, 2 bad usage."
        })
final class PlanDiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "OLD", description = "Current plan.")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "New plan.")
    private Path fresh;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            defaultValue = "400",
            description = "Service class of the plans; default 400.")
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
            out.println("no differences");
        } else if (changes.isEmpty()) {
            out.println("no call that was tried is routed differently");
        }
        return lines.isEmpty() && changes.isEmpty() ? 0 : PlanFiles.REFUSED;
    }
}
