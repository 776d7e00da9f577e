package org.tollbridge.node.rate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tollbridge.node.config.ChargingKeys;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.config.Rules;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.run.PlanWorldReader;
import org.tollbridge.node.run.TariffReader;
import org.tollbridge.node.why.Query;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceClass;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tollbridge rate}. */
@Command(
        name = "rate",
        mixinStandardHelpOptions = true,
        header = "Rate a call: show who pays what, line by line.%n",
        description = {
            "Rates a call by a tariff file (docs/rating.md): the given one, or by default the one in charging.tariffs. Days and times of day are in node.time-zone; holidays are those of plans.holidays. The node need not be running."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Example:",
            "  tollbridge rate --caller 13800138000 --called 4008100001 --at 2026-06-01T21:59 --seconds 187",
            "",
            "Exit codes: 0 rated, 1 the tariff has errors or a gap, 2 bad usage."
        })
public final class RateCommand implements Callable<Integer> {

    private static final int REFUSED = 1;

    @Option(
            names = {"--caller", "--from"},
            required = true,
            paramLabel = "NUMBER",
            description = "Calling number.")
    private String caller;

    @Option(
            names = {"--called", "--to"},
            required = true,
            paramLabel = "NUMBER",
            description = "Service number.")
    private String called;

    @Option(names = "--destination", paramLabel = "NUMBER", description = "Number to which the call was connected.")
    private Optional<String> destination = Optional.empty();

    @Option(names = "--subscriber", paramLabel = "ID", description = "Subscriber that owns the service number.")
    private String subscriber = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Time of answer, such as 2026-10-01T09:30; by default now.")
    private Optional<String> at = Optional.empty();

    @Option(
            names = "--seconds",
            required = true,
            paramLabel = "N",
            description = "Duration from answer to end; fractions of a second are rounded up.")
    private int seconds;

    @Option(names = "--tariff", paramLabel = "FILE", description = "Tariff file.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = {"-j", "--json"},
            description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        NodeHome home = NodeHome.of(System.getenv());
        Values values = ConfigurationReader.read(
                        Optional.of(home.configuration()).filter(Files::exists), System.getenv())
                .values();
        PlanRules rules = Rules.forCalls(values);
        PlanWorld world = PlanWorldReader.read(values);
        Optional<Path> used = file.or(() -> TariffReader.configured(values));
        Tariff tariff =
                TariffReader.read(file.isPresent() ? "--tariff" : ChargingKeys.TARIFFS, used, rules.classes(), world);
        RatedCall rated = rated(rules, tariff.zone());
        return switch (tariff.rate(rated)) {
            case Tariff.Rated priced -> {
                BillWords words = new BillWords(rated, tariff, priced.bill());
                System.out.print(json ? words.json() + System.lineSeparator() : words.text());
                yield 0;
            }
            case Tariff.Unpriced gap ->
                throw new CommandFault(
                        List.of(TariffReader.name(used) + ": no line matches what the "
                                + BillWords.name(gap.party())
                                + " pays for a call of service "
                                + rated.serviceClass() + " from "
                                + Instant.ofEpochMilli(gap.at())
                                        .atZone(tariff.zone())
                                        .toLocalDateTime()
                                + " on; add a line without zones, days and hours at the end"),
                        REFUSED);
        };
    }

    private RatedCall rated(PlanRules rules, ZoneId zone) {
        if (seconds < 0 || seconds > RatedCall.LONGEST) {
            throw new CommandFault("--seconds must be 0 to " + RatedCall.LONGEST + ", not " + seconds);
        }
        NumberPlan plan = rules.numberPlan();
        String dialled = number("--called", called, plan);
        ServiceClass serviceClass = rules.classes().names().stream()
                .flatMap(name -> rules.classes().find(name).stream())
                .filter(each -> each.numbers().matches(dialled))
                .findFirst()
                .orElseThrow(() -> new CommandFault(
                        "--called: no service class includes the number " + called + "; give one such as 4008101234"));
        return new RatedCall(
                serviceClass.name(),
                subscriber,
                number("--caller", caller, plan),
                destination.map(each -> number("--destination", each, plan)).orElse(""),
                serviceClass.tariff().payer(),
                at.map(text -> moment(text, zone)).orElse(System.currentTimeMillis()),
                seconds);
    }

    private static String number(String option, String written, NumberPlan plan) {
        NormalNumber number = plan.read(written);
        if (number.kind() == NumberKind.UNKNOWN) {
            throw new CommandFault(option + ": '" + written + "' is not a number in the number plan");
        }
        return number.digits();
    }

    private static long moment(String text, ZoneId zone) {
        try {
            return Query.dated(text, zone);
        } catch (DateTimeException e) {
            throw new CommandFault("--at: '" + text + "' is not a time; write it as 2026-10-01T09:30");
        }
    }
}
