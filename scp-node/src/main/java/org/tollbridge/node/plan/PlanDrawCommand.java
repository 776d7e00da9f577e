package org.tollbridge.node.plan;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tollbridge.node.config.Rules;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.provisioning.plan.PlanDrawing;
import org.tollbridge.service.plan.PlanRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollbridge plan draw}. */
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        header = "Draw a call plan as a picture (SVG).%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nInput:%n")
final class PlanDrawCommand implements Callable<Integer> {

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

    @Option(
            names = {"-o", "--output"},
            paramLabel = "SVG",
            description = "Output file; standard output by default.")
    private @Nullable Path output;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        PlanRules rules = Rules.forCalls(PlanFiles.configuration().values());
        String svg = PlanDrawing.svg(PlanFiles.load(file, values, rules, PlanFiles.serviceClass(rules, className)));
        if (output == null) {
            out.print(svg);
            return 0;
        }
        try {
            Files.writeString(output, svg);
        } catch (IOException e) {
            throw new CommandFault(output + " cannot be written; name a file in a writable folder");
        }
        return 0;
    }
}
