package org.tollbridge.node.plan;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.tollbridge.node.config.Keys;
import org.tollbridge.node.config.Rules;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.run.PlanWorldReader;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.form.PlanText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollbridge plan check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "Check a whole call plan, and report each error with its place.%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nInput:%n",
        footer = {"", "Exit codes: 0 no errors, 1 errors, 2 the file cannot be read."})
final class PlanCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "File with the plan, as JSON or as lines of text.")
    private Path file;

    @Mixin
    private ValueOptions values = new ValueOptions();

    @Option(
            names = "--class",
            paramLabel = "NAME",
            defaultValue = "400",
            description = "Service class of the plan; default 400.")
    private String className;

    @Option(names = "--as", paramLabel = "FORM", description = "Print the plan as json or text if it has no errors.")
    private Form form = Form.none;

    /** Output forms for a valid plan. */
    enum Form {
        none,
        json,
        text
    }

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        Values configured = PlanFiles.configuration().values();
        PlanRules rules = Rules.forCalls(configured);
        PlanDocument plan = PlanFiles.load(file, values, rules, PlanFiles.serviceClass(rules, className));
        switch (form) {
            case json -> out.print(PlanJson.writePretty(plan));
            case text -> out.print(PlanText.write(plan));
            case none -> {
                int nodes = plan.nodes().size();
                out.println(file + ": good for class " + className + ": " + nodes + (nodes == 1 ? " node" : " nodes"));
                for (Fault need : rules.checkNeeds(plan)) {
                    out.println(PlanFiles.words(file.toString(), need) + "; this node would refuse to load it");
                }
                LocalDate today = LocalDate.now(plan.zone().orElse(configured.zone(Keys.TIME_ZONE)));
                PlanWorld world = PlanWorldReader.read(configured);
                for (Fault unknown : PlanRules.checkCalendar(plan, world.holidays(), today)) {
                    out.println(PlanFiles.words(file.toString(), unknown) + ", see " + Keys.PLANS_HOLIDAYS);
                }
                for (Fault unmet : rules.checkConditions(plan, world.places())) {
                    out.println(PlanFiles.words(file.toString(), unmet));
                }
            }
        }
        return 0;
    }
}
