package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
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
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;

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

    @BeforeEach
    void open() throws StoreException {
        settings = database.fresh(folder);
        store = NumberStore.open(settings);
        records = new CallRecords(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static CallRecord refused(int number) {
        return new CallRecord(
                "scp1-" + number,
                "sh1",
                800,
                "400810000" + number % 3,
                Optional.of("86108888000" + number % 2),
                Optional.of("400"),
                Optional.of(number % 2 == 0 ? "acme" : "umbrella"),
                Optional.empty(),
                List.of(),
                START + 1_000L * number,
                OptionalLong.empty(),
                START + 1_000L * number + 500,
                Outcome.REFUSED,
                number % 2 == 0 ? Reason.TOO_MANY_CALLS : Reason.CALLER_DENIED,
                OptionalInt.of(17),
                OptionalInt.empty(),
                Payer.NOBODY,
                Optional.empty(),
                List.of());
    }

    private static CallRecord answered() {
        return new CallRecord(
                        "scp1-9",
                        "sh1",
                        800,
                        "4008100009",
                        Optional.of("861088886666"),
                        Optional.of("400"),
                        Optional.of("acme"),
                        Optional.of("861062345678"),
                        List.of("861062345671", "861062345678"),
                        START,
                        OptionalLong.of(START + 4_000),
                        START + 65_001,
                        Outcome.ANSWERED,
                        Reason.COMPLETED,
                        OptionalInt.of(16),
                        OptionalInt.empty(),
                        Payer.SPLIT,
                        Optional.empty(),
                        List.of())
                .with(new Charge(1_100, 2_500, "CNY", "abc", List.of()));
    }

    private List<String> found(CallFilter filter) throws StoreException {
        return records.find(filter, Position.END, 100).stream()
                .map(StoredCall::callId)
                .toList();
    }

    @Test
    void aCallIsFoundAsItWasAlsoAfterTheStoreWasOpenedAnew() throws StoreException {
        records.add(NODE, List.of(answered()), 1, 4);
        store.close();
        store = NumberStore.open(settings);
        records = new CallRecords(store);

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
        assertEquals(1, records.place(NODE));
        assertEquals(0, records.place("scp2"));
    }

    @Test
    void whatIsLoadedAgainIsThereOnce() throws StoreException {
        records.add(NODE, List.of(refused(1), refused(2)), 2, 0);
        records.add(NODE, List.of(refused(2), refused(3)), 3, 0);

        assertEquals(List.of("scp1-3", "scp1-2", "scp1-1"), found(CallFilter.ALL));
        assertEquals(3, records.place(NODE));
    }

    @Test
    void aBatchThatFailsLeavesNothing() throws StoreException {
        records.add(NODE, List.of(refused(1)), 1, 0);
        store.close();

        assertThrows(StoreException.class, () -> records.add(NODE, List.of(refused(2)), 2, 0));

        store = NumberStore.open(settings);
        records = new CallRecords(store);
        assertEquals(1, records.place(NODE));
        assertEquals(List.of("scp1-1"), found(CallFilter.ALL));
    }

    @Test
    void eachPropertyNarrowsTheSearch() throws StoreException {
        records.add(
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
        records.add(NODE, calls, 10, 0);

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
        return new CallRecord(
                "scp2-" + number,
                "sh1",
                800,
                "1".repeat(99),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                START,
                OptionalLong.empty(),
                START,
                Outcome.REFUSED,
                Reason.UNKNOWN_NUMBER,
                OptionalInt.of(1),
                OptionalInt.empty(),
                Payer.NOBODY,
                Optional.empty(),
                List.of());
    }

    @Test
    void theOldestAreForgottenAFewAtATime() throws StoreException {
        records.add(
                NODE, IntStream.range(0, 6).mapToObj(CallRecordsTest::refused).toList(), 6, 0);
        Instant before = Instant.ofEpochMilli(START + 3_000);

        assertEquals(2, records.forget(before, 2));
        assertEquals(1, records.forget(before, 2));
        assertEquals(0, records.forget(before, 2));

        assertEquals(List.of("scp1-5", "scp1-4", "scp1-3"), found(CallFilter.ALL));
    }
}
