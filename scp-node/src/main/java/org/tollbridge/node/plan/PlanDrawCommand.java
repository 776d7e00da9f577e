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

    @Parameters(paramLabel = "FILE", description = "The plan, in JSON or in lines of text.")
    private Path file;

    @Mixin
    private ValueOptions values = new ValueOptions();

    @Option(
            names = "--class",
            paramLabel = "NAME",
            defaultValue = "400",
            description = "Service class that the plan is for; 400 unless given.")
    private String className;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "SVG",
            description = "Where the picture goes; standard output unless given.")
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
            throw new CommandFault(output + " cannot be written; name a file in a folder that is writable");
        }
        return 0;
    }
}
