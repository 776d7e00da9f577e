package org.tollbridge.node.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.TemporaryHome;
import org.tollbridge.provisioning.store.CallGrouping;
import org.tollbridge.provisioning.store.CallLoading;
import org.tollbridge.provisioning.store.CallReports;
import org.tollbridge.provisioning.store.Measure;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.Report;
import org.tollbridge.provisioning.store.ReportBy;
import org.tollbridge.provisioning.store.ReportWish;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.Places;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollbridge bench reports}. */
@Command(
        name = "reports",
        mixinStandardHelpOptions = true,
        header = "Load generated call records into a store, and report on them.%n",
        description = "Uses a temporary file store, or an empty PostgreSQL database, in which the records remain.",
        optionListHeading = "%nOptions:%n")
final class ReportsBenchCommand implements Callable<Integer> {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BATCH = 5_000;
    private static final int SAID_EVERY = 1_000_000;

    @Option(
            names = "--calls",
            paramLabel = "COUNT",
            defaultValue = "1000000",
            description = "Records to load; default 1000000.")
    private int calls;

    @Option(
            names = "--numbers",
            paramLabel = "COUNT",
            defaultValue = "1000",
            description = "Service numbers that are called, ten per subscriber; default 1000.")
    private int numbers;

    @Option(
            names = "--days",
            paramLabel = "COUNT",
            defaultValue = "30",
            description = "Days, from 2026-01-01 on, over which the calls are spread; default 30.")
    private int days;

    @Option(names = "--url", paramLabel = "URL", description = "Address of the database, jdbc:postgresql://...")
    private Optional<String> url = Optional.empty();

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "tollbridge", description = "Database user.")
    private String user;

    @Option(names = "--password", paramLabel = "WORD", defaultValue = "", description = "Database password.")
    private String password;

    @Spec
    private CommandSpec spec;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        OptionRange.check(spec, "--calls", calls, 1, 100_000_000);
        OptionRange.check(spec, "--numbers", numbers, 1, 1_000_000);
        OptionRange.check(spec, "--days", days, 1, 366);
        try (TemporaryHome home = TemporaryHome.create("tollbridge-bench")) {
            StoreSettings settings = url.map(address -> StoreSettings.postgresql(address, user, password))
                    .orElseGet(() -> StoreSettings.embedded(home.path().resolve("store")));
            try (NumberStore store = NumberStore.open(settings)) {
                load(store);
                report(store);
            }
            return 0;
        } catch (IOException | StoreException | IllegalArgumentException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
    }

    private void load(NumberStore store) throws StoreException {
        CallLoading loading = new CallLoading(store, new CallGrouping(ZoneOffset.UTC, NumberPlan.china(), Places.NONE));
        long begin = System.nanoTime();
        MadeUpCalls made = new MadeUpCalls(START, days, calls, numbers);
        List<CallRecord> batch = new ArrayList<>();
        for (int call = 1; call <= calls; call++) {
            batch.add(made.record(call));
            if (batch.size() == BATCH || call == calls) {
                loading.add("bench", batch, call, 0);
                batch.clear();
            }
            if (call % SAID_EVERY == 0 || call == calls) {
                double seconds = (System.nanoTime() - begin) / 1e9;
                out.printf(
                        Locale.ROOT,
                        "%,d of %,d records of %,d numbers in %d days loaded in %.1f s: %,.0f per second%n",
                        call,
                        calls,
                        numbers,
                        days,
                        seconds,
                        call / seconds);
                out.flush();
            }
        }
    }

    private void report(NumberStore store) throws StoreException {
        CallReports reports = new CallReports(store);
        LocalDate first = LocalDate.ofInstant(START, ZoneOffset.UTC);
        LocalDate last = first.plusDays(days);
        for (ReportBy by : ReportBy.values()) {
            if (by != ReportBy.NUMBER && by != ReportBy.SUBSCRIBER) {
                time(reports, new ReportWish(by, MadeUpCalls.number(0), "", first, last, ReportWish.MOST_LINES));
            }
        }
        time(reports, new ReportWish(ReportBy.NUMBER, "", "subscriber-0", first, last, ReportWish.MOST_LINES));
        time(reports, new ReportWish(ReportBy.DESTINATION, "", "subscriber-0", first, last, ReportWish.MOST_LINES));
        time(reports, new ReportWish(ReportBy.NUMBER, "", "", last, last, ReportWish.MOST_LINES));
        time(reports, new ReportWish(ReportBy.SUBSCRIBER, "", "", last, last, ReportWish.MOST_LINES));
        time(reports, new ReportWish(ReportBy.AREA, "", "", first, last, ReportWish.MOST_LINES));
        time(reports, new ReportWish(ReportBy.HOUR, "", "", first, last, ReportWish.MOST_LINES));
    }

    private void time(CallReports reports, ReportWish wish) throws StoreException {
        long begin = System.nanoTime();
        Report report = reports.of(wish);
        String whose = wish.number().isEmpty()
                ? wish.subscriber().isEmpty() ? "all numbers" : "a subscriber of ten numbers"
                : "the number with the most calls";
        out.printf(
                Locale.ROOT,
                "%s by %s: %,d calls in %d lines, %.1f ms%n",
                whose,
                wish.by().word(),
                report.total().sums().get(Measure.CALLS),
                report.lines().size(),
                (System.nanoTime() - begin) / 1e6);
    }
}
