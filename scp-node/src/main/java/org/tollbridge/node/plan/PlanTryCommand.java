package org.tollbridge.node.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tollbridge.node.config.ChargingKeys;
import org.tollbridge.node.config.Rules;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.desk.Desk;
import org.tollbridge.node.desk.DeskClient;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.run.PlanWorldReader;
import org.tollbridge.node.run.TariffReader;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.TraceLine;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.Visit;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code tollbridge plan try}. */
@Command(
        name = "try",
        mixinStandardHelpOptions = true,
        header = "Show how a call would be handled: its path through the plan, its end, and who pays.%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nInput:%n",
        footer = {
            "",
            "A file of cases has one case per line: options as above, =>, and the destination that answers or the"
                    + " reason:",
            "  --caller 010-88886666 --at 2026-10-01T09:30 => 861062345678",
            "  --caller 13800138000 --called 8008101234 => CALLER_NOT_ALLOWED",
            "",
            "Exit codes: 0 tried, 1 the plan has errors or a case did not end as expected, 2 bad usage."
        })
final class PlanTryCommand implements Callable<Integer> {

    private static final String EXPECTS = "=>";
    private static final int MOST_CASES = 100_000;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Mixin
    private CaseOptions options = new CaseOptions();

    @Mixin
    private ValueOptions values = new ValueOptions();

    @Option(
            names = {"-j", "--json"},
            description = "Print one JSON object on one line.")
    private boolean json;

    @Option(
            names = "--cases",
            paramLabel = "CASES",
            description = "Try every case in a file, and report those that end differently.")
    private @Nullable Path cases;

    private final PrintStream out = System.out;

    /** Whose plan is tried. */
    static final class Source {
        @Parameters(paramLabel = "FILE", description = "File with the plan, as JSON or as lines of text.")
        private Optional<Path> file = Optional.empty();

        @Option(
                names = "--number",
                paramLabel = "NUMBER",
                description = "Try the plan that this number has in the store, for calls to this number.")
        private Optional<String> number = Optional.empty();
    }

    @Override
    public Integer call() {
        Values configured = PlanFiles.configuration().values();
        PlanRules rules = Rules.forCalls(configured);
        if (source.file.isEmpty() && source.number.isEmpty()) {
            throw new CommandFault("name the FILE of a plan, or --number for the plan of a number in the store");
        }
        source.number.ifPresent(options::call);
        String dialled = options.dialled(rules.numberPlan());
        PlanWorld world = PlanWorldReader.read(configured);
        Tariff tariff =
                TariffReader.read(ChargingKeys.TARIFFS, TariffReader.configured(configured), rules.classes(), world);
        Trial trial = new Trial(rules, Trial.classOf(rules, dialled), world, tariff);
        long now = System.currentTimeMillis();
        if (cases != null) {
            return tryCases(cases, rules, trial, now);
        }
        CallPlan plan = compiled(rules, trial);
        CallRecord record = trial.play(plan, dialled, options, now);
        if (json) {
            out.println(json(record));
        } else {
            out.print(Trial.path(record));
            out.println("=> " + trial.outcome(record));
        }
        return 0;
    }

    private CallPlan compiled(PlanRules rules, Trial trial) {
        String name =
                source.number.orElseGet(() -> source.file.map(Path::toString).orElse(""));
        String text = source.number
                .map(PlanTryCommand::stored)
                .orElseGet(() -> source.file.map(PlanFiles::read).orElse(""));
        return new PlanCompiler().compile(PlanFiles.load(name, text, values, rules, trial.serviceClass()));
    }

    private static String stored(String number) {
        NodeHome home = NodeHome.of(System.getenv());
        home.prepare();
        ObjectNode request = Replies.line()
                .put("command", Desk.COMMAND)
                .put("action", "plan-show")
                .put("number", number);
        return DeskClient.ask(home, PlanFiles::configuration, request)
                .getFirst()
                .path("text")
                .asText();
    }

    private int tryCases(Path from, PlanRules rules, Trial shape, long now) {
        List<String> lines = PlanFiles.read(from).lines().limit(MOST_CASES + 1L).toList();
        if (lines.size() > MOST_CASES) {
            throw new CommandFault(from + " has more than " + MOST_CASES + " lines; split it");
        }
        int tried = 0;
        int wrong = 0;
        Optional<CallPlan> plan = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int arrow = line.lastIndexOf(EXPECTS);
            if (arrow < 0) {
                throw new CommandFault(
                        from + ": line " + (i + 1) + ": a case must end with => and the expected result");
            }
            CaseOptions each = parsed(from, i + 1, line.substring(0, arrow).strip());
            source.number.ifPresent(each::call);
            String dialled = each.dialled(rules.numberPlan());
            Trial trial = new Trial(rules, Trial.classOf(rules, dialled), shape.world(), shape.tariff());
            CallPlan compiled = plan.isPresent() ? plan.get() : compiled(rules, trial);
            plan = Optional.of(compiled);
            CallRecord record = trial.play(compiled, dialled, each, now);
            String expected = expected(line.substring(arrow + EXPECTS.length()).strip(), rules.numberPlan());
            tried++;
            if (!Trial.result(record).equals(expected)) {
                wrong++;
                out.println(from + ": line " + (i + 1) + ": expected " + expected + ", but: " + trial.outcome(record));
                out.print(Trial.path(record).indent(4));
            }
        }
        if (tried == 0) {
            throw new CommandFault(
                    from + " has no cases; write one per line, such as --caller 13800138000 => 861062345678");
        }
        out.println(
                tried + (tried == 1 ? " case: " : " cases: ") + (tried - wrong) + " as expected, " + wrong + " not");
        return wrong == 0 ? 0 : PlanFiles.REFUSED;
    }

    /** A destination in the digits used in records, however it was written; or a reason. */
    private static String expected(String written, NumberPlan plan) {
        NormalNumber number = plan.read(written);
        return number.kind() == NumberKind.UNKNOWN ? written : number.digits();
    }

    private static CaseOptions parsed(Path from, int line, String text) {
        CaseLine options = new CaseLine();
        try {
            new CommandLine(options).parseArgs(text.isEmpty() ? new String[0] : text.split(" +"));
        } catch (ParameterException e) {
            throw new CommandFault(from + ": line " + line + ": " + e.getMessage());
        }
        return options.call;
    }

    /** The fields of a case. */
    @Command(name = "case")
    static final class CaseLine {
        @Mixin
        private CaseOptions call = new CaseOptions();
    }

    private static String json(CallRecord record) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("outcome", record.outcome().name());
            json.writeStringField("reason", record.reason().name());
            if (record.destination().isPresent()) {
                json.writeStringField("destination", record.destination().get());
            }
            json.writeArrayFieldStart("attempts");
            for (String attempt : record.attempts()) {
                json.writeString(attempt);
            }
            json.writeEndArray();
            if (record.releaseCause().isPresent()) {
                json.writeNumberField("releaseCause", record.releaseCause().getAsInt());
            }
            json.writeStringField("payer", record.payer().name());
            json.writeArrayFieldStart("path");
            for (TraceLine line : record.path()) {
                json.writeStartObject();
                json.writeStringField("what", line.what());
                if (line.visit().isPresent()) {
                    visit(json, line.visit().get());
                } else if (!line.detail().isEmpty()) {
                    json.writeStringField("detail", line.detail());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void visit(JsonGenerator json, Visit visit) throws IOException {
        json.writeStringField("asked", visit.asked());
        json.writeStringField("found", visit.found().words());
        if (!visit.because().isEmpty()) {
            json.writeStringField("because", visit.because());
        }
        if (!visit.to().isEmpty()) {
            json.writeStringField("to", visit.to());
        }
    }
}
