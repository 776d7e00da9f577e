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
        header = "Say who pays what for a call, line by line.%n",
        description = {
            "Rates a call by a file of tariffs (docs/rating.md): the one that is named, else that of charging.tariffs. Days and times of"
                    + " day are those of node.time-zone, holidays those of plans.holidays. No node need run."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Example:",
            "  tollbridge rate --from 13800138000 --to 4008100001 --at 2026-06-01T21:59 --seconds 187",
            "",
            "Exit codes: 0 rated, 1 the tariff has faults or a gap, 2 bad usage."
        })
public final class RateCommand implements Callable<Integer> {

    private static final int REFUSED = 1;

    @Option(names = "--from", required = true, paramLabel = "NUMBER", description = "The calling number.")
    private String from;

    @Option(names = "--to", required = true, paramLabel = "NUMBER", description = "The service number.")
    private String to;

    @Option(names = "--destination", paramLabel = "NUMBER", description = "Where the call was connected to.")
    private Optional<String> destination = Optional.empty();

    @Option(names = "--subscriber", paramLabel = "ID", description = "Who owns the service number.")
    private String subscriber = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When it was answered, such as 2026-10-01T09:30; now unless given.")
    private Optional<String> at = Optional.empty();

    @Option(
            names = "--seconds",
            required = true,
            paramLabel = "N",
            description = "From answer to end; a begun second counts.")
    private int seconds;

    @Option(names = "--tariff", paramLabel = "FILE", description = "The file of tariffs.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = {"-j", "--json"},
            description = "One JSON object.")
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
        Tariff tariff = TariffReader.read(used, rules.classes(), world);
        RatedCall rated = rated(rules, tariff.zone());
        return switch (tariff.rate(rated)) {
            case Tariff.Rated priced -> {
                BillWords words = new BillWords(rated, tariff, priced.bill());
                System.out.print(json ? words.json() + System.lineSeparator() : words.text());
                yield 0;
            }
            case Tariff.Unpriced gap ->
                throw new CommandFault(
                        List.of(TariffReader.name(used) + ": no line fits what the "
                                + BillWords.name(gap.party())
                                + " pays for a call of service "
                                + rated.serviceClass() + " from "
                                + Instant.ofEpochMilli(gap.at())
                                        .atZone(tariff.zone())
                                        .toLocalDateTime()
                                + " on; add one without zones, days and hours at its end"),
                        REFUSED);
        };
    }

    private RatedCall rated(PlanRules rules, ZoneId zone) {
        if (seconds < 0 || seconds > RatedCall.LONGEST) {
            throw new CommandFault("--seconds: give 0 to " + RatedCall.LONGEST + ", not " + seconds);
        }
        NumberPlan plan = rules.numberPlan();
        String dialled = number("--to", to, plan);
        ServiceClass serviceClass = rules.classes().names().stream()
                .flatMap(name -> rules.classes().find(name).stream())
                .filter(each -> each.numbers().matches(dialled))
                .findFirst()
                .orElseThrow(() -> new CommandFault(
                        "--to: no service class has the number " + to + "; give one such as 4008101234"));
        return new RatedCall(
                serviceClass.name(),
                subscriber,
                number("--from", from, plan),
                destination.map(each -> number("--destination", each, plan)).orElse(""),
                serviceClass.tariff().payer(),
                at.map(text -> moment(text, zone)).orElse(System.currentTimeMillis()),
                seconds);
    }

    private static String number(String option, String written, NumberPlan plan) {
        NormalNumber number = plan.read(written);
        if (number.kind() == NumberKind.UNKNOWN) {
            throw new CommandFault(option + ": '" + written + "' is no number of the number plan");
        }
        return number.digits();
    }

    private static long moment(String text, ZoneId zone) {
        try {
            return Query.dated(text, zone);
        } catch (DateTimeException e) {
            throw new CommandFault("--at: '" + text + "' is no time; write it as 2026-10-01T09:30");
        }
    }
}
