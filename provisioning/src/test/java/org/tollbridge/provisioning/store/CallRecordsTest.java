package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.store.CallRecords.Position;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Corrections;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Charge;

/** Call records in each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CallRecordsTest {

    private static final long START = Instant.parse("2026-11-28T08:00:00Z").toEpochMilli();
    private static final String NODE = "scp1";

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private StoreSettings settings = StoreSettings.embedded(Path.of("."));
    private NumberStore store;
    private CallRecords records;
    private CallLoading loading;

    @BeforeEach
    void open() throws StoreException {
        settings = database.fresh(folder);
        store = NumberStore.open(settings);
        records = new CallRecords(store);
        loading = new CallLoading(store, TestCall.GROUPING);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static CallRecord refused(int number) {
        boolean even = number % 2 == 0;
        return TestCall.of("scp1-" + number, Instant.ofEpochMilli(START + 1_000L * number))
                .from("86108888000" + number % 2)
                .to("400810000" + number % 3, even ? "acme" : "umbrella")
                .ended(Outcome.REFUSED, even ? Reason.TOO_MANY_CALLS : Reason.CALLER_DENIED, 17)
                .record();
    }

    private static CallRecord answered() {
        return TestCall.of("scp1-9", Instant.ofEpochMilli(START))
                .to("4008100009", "acme")
                .sentTo("861062345671", "861062345678")
                .answered(4_000, 61_001)
                .at(1_100, 2_500)
                .record();
    }

    private List<String> found(CallFilter filter) throws StoreException {
        return records.find(filter, Position.END, 100).stream()
                .map(StoredCall::callId)
                .toList();
    }

    @Test
    void aCallIsFoundAsItWasAlsoAfterTheStoreWasOpenedAnew() throws StoreException {
        loading.add(NODE, List.of(answered()), 1, 4);
        store.close();
        store = NumberStore.open(settings);
        records = new CallRecords(store);
        loading = new CallLoading(store, TestCall.GROUPING);

        assertEquals(
                List.of(new StoredCall(
                        "scp1-9",
                        Instant.ofEpochMilli(START),
                        Optional.of(Instant.ofEpochMilli(START + 4_000)),
                        Instant.ofEpochMilli(START + 65_001),
                        "sh1",
                        800,
                        "4008100009",
                        "86108888xxxx",
                        "400",
                        "acme",
                        "861062345678",
                        2,
                        "ANSWERED",
                        "COMPLETED",
                        OptionalInt.of(16),
                        62,
                        "SPLIT",
                        OptionalLong.of(1_100),
                        OptionalLong.of(2_500),
                        "CNY")),
                records.find(CallFilter.ALL, Position.END, 10));
        assertEquals(1, loading.place(NODE));
        assertEquals(0, loading.place("scp2"));
    }

    @Test
    void whatIsLoadedAgainIsThereOnce() throws StoreException {
        loading.add(NODE, List.of(refused(1), refused(2)), 2, 0);
        loading.add(NODE, List.of(refused(2), refused(3)), 3, 0);

        assertEquals(List.of("scp1-3", "scp1-2", "scp1-1"), found(CallFilter.ALL));
        assertEquals(3, loading.place(NODE));
    }

    @Test
    void aCallInPartsIsThereOnceAsAWholeAndItsPartsOnce() throws StoreException {
        CallRecord whole = answered();
        CallPart first = new CallPart(1, START + 4_000, 0, Optional.empty());
        CallPart second = new CallPart(2, START + 34_000, 30, Optional.of(new Charge(400, 500, "CNY", "t", List.of())));
        CallRecord part = TestCall.of("scp1-9", Instant.ofEpochMilli(START))
                .to("4008100009", "acme")
                .sentTo("861062345678")
                .answered(4_000, 30_000)
                .ended(Outcome.ANSWERED, Reason.GOES_ON, 0)
                .at(400, 500)
                .record()
                .of(first);
        loading.add(NODE, List.of(part), 1, 0);
        assertEquals(List.of(), found(CallFilter.ALL));
        CallRecord last = whole.of(second).with(new Charge(700, 2_000, "CNY", "t", List.of()));
        loading.add(NODE, List.of(part, last), 2, 0);
        loading.add(NODE, List.of(part, last), 2, 0);

        List<StoredCall> calls = records.find(CallFilter.ALL, Position.END, 10);
        assertEquals(1, calls.size());
        assertEquals(62, calls.getFirst().chargedSeconds());
        assertEquals(OptionalLong.of(1_100), calls.getFirst().callerPays());
        assertEquals(OptionalLong.of(2_500), calls.getFirst().subscriberPays());
        assertEquals(
                List.of("1 30 400 500", "2 32 700 2000"),
                store.read(handle -> handle.createQuery(
                                "select part, charged_seconds, caller_pays, subscriber_pays from call_part order by part")
                        .map((row, context) ->
                                row.getInt(1) + " " + row.getLong(2) + " " + row.getLong(3) + " " + row.getLong(4))
                        .list()));
        assertEquals(2, loading.forget(Instant.ofEpochMilli(START + 1), 10));
        assertEquals(List.of(), found(CallFilter.ALL));
    }

    @Test
    void aCorrectionIsTakenOnceByReportsAndLeavesTheCallAsItIs() throws StoreException {
        CallRecord correction = new Corrections(answered(), List.of())
                .bring(
                        new Corrections.Wanted(OptionalLong.of(1_000), OptionalLong.of(0), OptionalLong.of(60)),
                        START + 99_000,
                        "ann",
                        "ticket 4711",
                        0)
                .orElseThrow();
        loading.add(NODE, List.of(answered()), 1, 0);
        List<StoredCall> before = records.find(CallFilter.ALL, Position.END, 10);
        loading.add(NODE, List.of(correction), 2, 0);
        loading.add(NODE, List.of(answered(), correction), 2, 0);

        assertEquals(before, records.find(CallFilter.ALL, Position.END, 10));
        Sums total = new CallReports(store)
                .of(ReportWish.read("total", "", "", "2020-01-01", "2029-12-31", LocalDate.EPOCH))
                .total()
                .sums();
        assertEquals(1, total.get(Measure.CALLS));
        assertEquals(60, total.get(Measure.SECONDS));
        assertEquals(1_000, total.get(Measure.CALLER_PAYS));
        assertEquals(0, total.get(Measure.SUBSCRIBER_PAYS));
        assertEquals(1, loading.forget(Instant.ofEpochMilli(START + 1), 10));
    }

    @Test
    void aBatchThatFailsLeavesNothing() throws StoreException {
        loading.add(NODE, List.of(refused(1)), 1, 0);
        store.close();

        assertThrows(StoreException.class, () -> loading.add(NODE, List.of(refused(2)), 2, 0));

        store = NumberStore.open(settings);
        records = new CallRecords(store);
        loading = new CallLoading(store, TestCall.GROUPING);
        assertEquals(1, loading.place(NODE));
        assertEquals(List.of("scp1-1"), found(CallFilter.ALL));
    }

    @Test
    void eachPropertyNarrowsTheSearch() throws StoreException {
        loading.add(
                NODE, IntStream.range(0, 6).mapToObj(CallRecordsTest::refused).toList(), 6, 0);

        assertEquals(List.of("scp1-3", "scp1-0"), found(filter("4008100000", "", "", "", "")));
        assertEquals(List.of("scp1-5", "scp1-3", "scp1-1"), found(filter("", "861088880001", "", "", "")));
        assertEquals(List.of("scp1-4", "scp1-2", "scp1-0"), found(filter("", "", "acme", "", "")));
        assertEquals(List.of(), found(filter("", "", "", "ANSWERED", "")));
        assertEquals(List.of("scp1-4", "scp1-2", "scp1-0"), found(filter("", "", "", "REFUSED", "TOO_MANY_CALLS")));
        assertEquals(
                List.of("scp1-3", "scp1-2"),
                found(new CallFilter(
                        "",
                        "",
                        "",
                        "",
                        "",
                        Optional.of(Instant.ofEpochMilli(START + 2_000)),
                        Optional.of(Instant.ofEpochMilli(START + 4_000)))));
        assertEquals(
                6, found(filter("", "", "", "", "TOO_MANY_CALLS,CALLER_DENIED")).size());
        assertEquals(List.of(), found(filter("", "", "", "", "' or 1=1 --,(")));
        assertEquals(List.of(), found(filter("' or 1=1 --", "", "", "", "")));
    }

    private static CallFilter filter(String number, String caller, String subscriber, String outcome, String reason) {
        return new CallFilter(number, caller, subscriber, outcome, reason, Optional.empty(), Optional.empty());
    }

    @Test
    void pagesHaveEachCallOnceAlsoWhereManyWereOfferedAtOneMoment() throws StoreException {
        List<CallRecord> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.add(refused(i));
            calls.add(atTheStart(i));
        }
        loading.add(NODE, calls, 10, 0);

        List<String> seen = new ArrayList<>();
        Position position = Position.END;
        for (List<StoredCall> page = records.find(CallFilter.ALL, position, 3);
                !page.isEmpty();
                page = records.find(CallFilter.ALL, position, 3)) {
            page.forEach(call -> seen.add(call.callId()));
            position = Position.after(page.getLast());
        }
        assertEquals(10, seen.size());
        assertEquals(10, seen.stream().distinct().count());
    }

    private static CallRecord atTheStart(int number) {
        return TestCall.of("scp2-" + number, Instant.ofEpochMilli(START))
                .from("")
                .toNobody("1".repeat(99))
                .record();
    }

    @Test
    void theOldestAreForgottenAFewAtATime() throws StoreException {
        loading.add(
                NODE, IntStream.range(0, 6).mapToObj(CallRecordsTest::refused).toList(), 6, 0);
        Instant before = Instant.ofEpochMilli(START + 3_000);

        assertEquals(2, loading.forget(before, 2));
        assertEquals(1, loading.forget(before, 2));
        assertEquals(0, loading.forget(before, 2));

        assertEquals(List.of("scp1-5", "scp1-4", "scp1-3"), found(CallFilter.ALL));
    }
}
