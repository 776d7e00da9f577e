package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;

/** Reports of known calls, in each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CallReportsTest {

    /** Friday evening in UTC; Saturday, 28 November, in Beijing. */
    private static final Instant SATURDAY = Instant.parse("2026-11-27T16:30:00Z");

    private static final Instant MONDAY = Instant.parse("2026-11-30T02:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2026-11-30T16:00:00Z");
    private static final String TAXI = "8008101234";
    private static final String PIZZA = "4008100001";

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private NumberStore store;
    private CallLoading loading;

    @BeforeEach
    void open() throws StoreException {
        store = NumberStore.open(database.fresh(folder));
        loading = new CallLoading(store, TestCall.GROUPING);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static List<CallRecord> known() {
        return List.of(
                TestCall.of("1", SATURDAY)
                        .through("open", "desk")
                        .sentTo("861055501001")
                        .answered(4_000, 61_001)
                        .at(2_200, 2_500)
                        .record(),
                TestCall.of("2", SATURDAY.plusSeconds(60))
                        .from("862166668888")
                        .through("open", "desk")
                        .sentTo("861055501001", "861055501002")
                        .answered(9_000, 29_000)
                        .at(0, 5_000)
                        .record(),
                TestCall.of("3", MONDAY)
                        .through("open", "night")
                        .sentTo("861055501003")
                        .ended(Outcome.BUSY, Reason.DESTINATION_BUSY, 17)
                        .record(),
                TestCall.of("4", MONDAY.plusSeconds(3_600)).from("").record(),
                TestCall.of("5", DECEMBER).answered(1_000, 1_000).record(),
                TestCall.of("6", MONDAY)
                        .to(PIZZA, "acme")
                        .sentTo("861055501009")
                        .ended(Outcome.NO_ANSWER, Reason.DESTINATION_NO_ANSWER, 19)
                        .record(),
                TestCall.of("7", MONDAY).to("8008105678", "other").record(),
                TestCall.of("8", MONDAY).toNobody("8008109999").record());
    }

    private Report report(ReportBy by, String number, String subscriber) throws StoreException {
        return new CallReports(store)
                .of(new ReportWish(
                        by,
                        number,
                        subscriber,
                        LocalDate.parse("2026-11-01"),
                        LocalDate.parse("2026-11-30"),
                        ReportWish.MOST_LINES));
    }

    private String lines(ReportBy by, String number, String subscriber) throws StoreException {
        return report(by, number, subscriber).lines().stream()
                .map(line -> line.item() + " " + line.sums().get(Measure.CALLS) + "/"
                        + line.sums().get(Measure.ANSWERED))
                .collect(Collectors.joining(", "));
    }

    @Test
    void eachFigureFollowsFromTheCalls() throws StoreException {
        loading.add("scp1", known(), 8, 4);

        assertEquals(
                "{\"calls\":4,\"answered\":2,\"busy\":1,\"no_answer\":0,\"route_failure\":0,\"abandoned\":0,\"refused\":1,"
                        + "\"failed\":0,\"seconds\":91,\"caller_pays\":\"0.22\",\"subscriber_pays\":\"0.75\","
                        + "\"unpriced\":0,\"answered_percent\":\"50.0\",\"mean_seconds\":\"45.5\"}",
                ReportLine.FORM.document(report(ReportBy.TOTAL, TAXI, "").total()));
    }

    @Test
    void linesAreWhatTheyAreAskedFor() throws StoreException {
        loading.add("scp1", known(), 8, 4);

        assertEquals("", lines(ReportBy.TOTAL, TAXI, ""));
        assertEquals("2026-11 4/2", lines(ReportBy.MONTH, TAXI, ""));
        assertEquals("2026-11-28 2/2, 2026-11-30 2/0", lines(ReportBy.DAY, TAXI, ""));
        assertEquals("monday 2/0, saturday 2/2", lines(ReportBy.WEEKDAY, TAXI, ""));
        assertEquals("00 2/2, 10 1/0, 11 1/0", lines(ReportBy.HOUR, TAXI, ""));
        assertEquals("COMPLETED 2/2, DESTINATION_BUSY 1/0, TOO_MANY_CALLS 1/0", lines(ReportBy.REASON, TAXI, ""));
        assertEquals("10 2/1, 21 1/1, unknown 1/0", lines(ReportBy.AREA, TAXI, ""));
        assertEquals("861055501001 1/1, 861055501002 1/1, 861055501003 1/0", lines(ReportBy.DESTINATION, TAXI, ""));
        assertEquals("open -> desk 2/2, open -> night 1/0", lines(ReportBy.BRANCH, TAXI, ""));
        assertEquals("8008101234 4/2, 4008100001 1/0", lines(ReportBy.NUMBER, "", "acme"));
    }

    @Test
    void whoseCallsTheyAreIsKept() throws StoreException {
        loading.add("scp1", known(), 8, 4);

        assertEquals(7, report(ReportBy.TOTAL, "", "").total().sums().get(Measure.CALLS));
        assertEquals(5, report(ReportBy.TOTAL, "", "acme").total().sums().get(Measure.CALLS));
        assertEquals(1, report(ReportBy.TOTAL, "", "other").total().sums().get(Measure.CALLS));
        assertEquals(0, report(ReportBy.TOTAL, TAXI, "other").total().sums().get(Measure.CALLS));
        assertEquals(0, report(ReportBy.TOTAL, "8008109999", "").total().sums().get(Measure.CALLS));
        assertEquals(
                "COMPLETED 2/2, TOO_MANY_CALLS 2/0, DESTINATION_BUSY 1/0, DESTINATION_NO_ANSWER 1/0, UNKNOWN_NUMBER 1/0",
                lines(ReportBy.REASON, "", ""));
    }

    @Test
    void aCallIsCountedOnceHoweverOftenItIsLoaded() throws StoreException {
        loading.add("scp1", known().subList(0, 5), 5, 0);
        loading.add("scp1", known(), 8, 0);
        loading.add("scp1", known(), 8, 0);

        assertEquals(7, report(ReportBy.TOTAL, "", "").total().sums().get(Measure.CALLS));
    }

    @Test
    void whatIsForgottenStaysCountedAndIsNotCountedAgain() throws StoreException {
        loading.add("scp1", known(), 8, 0);
        assertEquals(7, loading.forget(DECEMBER, 100));
        loading.add("scp1", known(), 8, 0);

        assertEquals(7, report(ReportBy.TOTAL, "", "").total().sums().get(Measure.CALLS));
        assertEquals(
                List.of("5"),
                new CallRecords(store)
                        .find(CallFilter.ALL, CallRecords.Position.END, 10).stream()
                                .map(StoredCall::callId)
                                .toList());
    }

    @Test
    void countsAreForgottenByDays() throws StoreException {
        loading.add("scp1", known(), 8, 0);
        while (loading.forgetCounts(MONDAY, 3) == 3) {}

        assertEquals("2026-11-30 5/0", lines(ReportBy.DAY, "", ""));
    }

    /** Whatever the calls, in whatever batches they come. */
    @Test
    void theOutcomesAddUpToTheCalls() throws StoreException {
        Random random = new Random(7);
        List<Reason> ends = List.copyOf(EnumSet.complementOf(EnumSet.of(Reason.GOES_ON)));
        List<CallRecord> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Outcome outcome = any(random, List.of(Outcome.values()));
            Reason reason = any(random, ends);
            calls.add(TestCall.of("c" + i, SATURDAY.plusSeconds(random.nextInt(200_000)))
                    .from(random.nextBoolean() ? "862166668888" : "13800138000")
                    .ended(outcome, reason, 16)
                    .record());
        }
        for (int from = 0; from < calls.size(); from += 37) {
            loading.add("scp1", calls.subList(from, Math.min(calls.size(), from + 50)), from, 0);
        }

        for (ReportBy by : List.of(ReportBy.DAY, ReportBy.WEEKDAY, ReportBy.HOUR, ReportBy.REASON, ReportBy.AREA)) {
            Report report = report(by, TAXI, "acme");
            Sums sum = report.lines().stream().map(ReportLine::sums).reduce(Sums.NONE, Sums::plus);
            assertEquals(report.total().sums(), sum, by.word());
            assertEquals(300, sum.get(Measure.CALLS));
            assertEquals(
                    300,
                    sum.get(Measure.ANSWERED)
                            + sum.get(Measure.BUSY)
                            + sum.get(Measure.NO_ANSWER)
                            + sum.get(Measure.ROUTE_FAILURE)
                            + sum.get(Measure.ABANDONED)
                            + sum.get(Measure.REFUSED)
                            + sum.get(Measure.FAILED));
        }
    }

    private static <T> T any(Random random, List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    @Test
    void linesBeyondTheMostAreSaidToBeLeftOut() throws StoreException {
        loading.add("scp1", known(), 8, 0);
        Report report = new CallReports(store)
                .of(new ReportWish(
                        ReportBy.REASON, "", "", LocalDate.parse("2026-11-30"), LocalDate.parse("2026-11-30"), 1));

        assertEquals("TOO_MANY_CALLS", report.lines().getFirst().item());
        assertEquals(3, report.leftOut());
    }

    @Test
    void allNumbersAndSubscribersAreRanked() throws StoreException {
        loading.add("scp1", known(), 8, 0);

        assertEquals("8008101234 4/2, 4008100001 1/0, 8008105678 1/0", lines(ReportBy.NUMBER, "", ""));
        assertEquals("acme 5/2, other 1/0", lines(ReportBy.SUBSCRIBER, "", ""));
        assertEquals("acme 4/2", lines(ReportBy.SUBSCRIBER, TAXI, ""));
        assertEquals(7, report(ReportBy.NUMBER, "", "").total().sums().get(Measure.CALLS));
        LocalDate day = LocalDate.parse("2026-11-30");
        ReportWish first = new ReportWish(ReportBy.NUMBER, "", "", day, day, 1);
        Report busy = new CallReports(store).of(first.sortedBy("no_answer"));
        assertEquals("4008100001", busy.lines().getFirst().item());
        assertEquals(2, busy.leftOut());
        assertEquals(
                "8008101234",
                new CallReports(store)
                        .of(first.sortedBy("calls"))
                        .lines()
                        .getFirst()
                        .item());
    }

    @Test
    void reportsThatAreNoneAreRefused() {
        LocalDate day = LocalDate.parse("2026-11-30");
        assertThrows(IllegalArgumentException.class, () -> new ReportWish(ReportBy.BRANCH, "", "acme", day, day, 10));
        assertThrows(IllegalArgumentException.class, () -> new ReportWish(ReportBy.DESTINATION, "", "", day, day, 10));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ReportWish(ReportBy.NUMBER, "", "", day.minusDays(31), day, 10));
        ReportWish wish = new ReportWish(ReportBy.NUMBER, "", "", day.minusDays(30), day, 10);
        assertThrows(IllegalArgumentException.class, () -> wish.sortedBy("colour"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ReportWish(ReportBy.DAY, "", "", day, day, 10).sortedBy("seconds"));
        assertThrows(
                IllegalArgumentException.class, () -> new ReportWish(ReportBy.DAY, "", "", day, day.minusDays(1), 10));
        assertThrows(IllegalArgumentException.class, () -> new ReportWish(ReportBy.DAY, "", "", day, day, 1_001));
    }
}
