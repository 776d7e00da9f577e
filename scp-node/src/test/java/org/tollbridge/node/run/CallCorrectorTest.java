package org.tollbridge.node.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.counter.LocalErrands;
import org.tollbridge.core.counter.MonthCorrections;
import org.tollbridge.core.counter.MonthCorrections.MonthCorrection;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSearch;
import org.tollbridge.core.journal.JournalSettings;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.api.CorrectionWaitsException;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.BusyException;
import org.tollbridge.provisioning.store.CallLoading;
import org.tollbridge.provisioning.store.CallRecords;
import org.tollbridge.provisioning.store.CorrectedCall;
import org.tollbridge.provisioning.store.CorrectionAudit;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.provisioning.store.TestCall;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Corrections.Wanted;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.plan.ServiceClasses;

/** Calls of a node are corrected in its journal. */
@Timeout(120)
class CallCorrectorTest {

    private static final Intent ANN = Intent.of(new Author("ann", "ticket 4711"));
    private static final ServiceClasses CLASSES = ServiceClasses.china();
    private static final String CALL = "scp1-0-1";

    @TempDir
    private Path folder;

    private final List<MonthCorrection> months = new ArrayList<>();
    private Optional<NumberStore> store = Optional.empty();
    private Optional<Journal> journal = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        store = Optional.of(NumberStore.open(StoreSettings.embedded(folder.resolve("store"))));
        // Each batch begins a segment, so that whoever takes the folder away fails the journal.
        journal = Optional.of(Journal.open(new JournalSettings(folder.resolve("journal"), 1, 100, 1, 10)));
    }

    @AfterEach
    void close() throws IOException {
        journal.orElseThrow().close();
        store.ifPresent(NumberStore::close);
    }

    private CallCorrector room() {
        return room(folder.resolve("journal"), Duration.ofSeconds(60));
    }

    private CallCorrector room(Path directory, Duration patience) {
        return room(directory, patience, months::add);
    }

    private CallCorrector room(Path directory, Duration patience, MonthCorrections counted) {
        return new CallCorrector(
                journal.orElseThrow(),
                directory,
                new CallRecords(store.orElseThrow()),
                new CorrectionAudit(store.orElseThrow()),
                counted,
                CLASSES,
                InstantSource.system(),
                patience);
    }

    private static CallRecord record() {
        return new CallRecord(
                new CallRecord.Request(
                        CALL,
                        "beijing-1",
                        800,
                        "8008100001",
                        Optional.of("861062345678"),
                        Optional.of("800"),
                        Optional.of("acme"),
                        1_700_000_000_000L),
                new CallRecord.Course(
                        List.of("861055501001"),
                        OptionalLong.of(1_700_000_005_000L),
                        1_700_000_065_000L,
                        Outcome.ANSWERED,
                        Reason.COMPLETED,
                        OptionalInt.of(16),
                        OptionalInt.empty()),
                new CallRecord.Billing(Payer.CALLED_PARTY, Optional.empty(), Optional.empty()),
                List.of());
    }

    private void write(CallRecord record) throws InterruptedException {
        journal.orElseThrow().append(record);
        assertEquals(true, journal.orElseThrow().awaitDurable(Duration.ofSeconds(60)));
    }

    private static Wanted subscriberPays(long amount) {
        return new Wanted(OptionalLong.empty(), OptionalLong.of(amount), OptionalLong.empty());
    }

    private List<CallRecord> records() throws IOException {
        return JournalSearch.search(folder.resolve("journal"), record -> true, 0, 100)
                .records();
    }

    private long takenFromTheBalance() throws IOException {
        return records().stream()
                .mapToLong(record -> NodeCredit.price(record, CLASSES))
                .sum();
    }

    private long countedInTheMonth() {
        return LocalErrands.cost(record(), CLASSES)
                + months.stream().mapToLong(MonthCorrection::cost).sum();
    }

    @Test
    void aCallWithoutAPriceComesToWhatACorrectionSays() throws Exception {
        write(record());
        long estimate = takenFromTheBalance();
        assertEquals(10 * LocalErrands.cost(record(), CLASSES), estimate);

        CorrectedCall corrected =
                room().correct(CALL, subscriberPays(2_000), ANN).orElseThrow();
        assertEquals(2_000, corrected.subscriberPays());
        assertEquals(2_000, takenFromTheBalance());
        assertEquals(200, countedInTheMonth());
        assertThrows(IllegalArgumentException.class, () -> room().correct(CALL, subscriberPays(2_000), ANN));
        assertTrue(room().correct(CALL, subscriberPays(0), ANN).isPresent());
        assertEquals(0, takenFromTheBalance());
        assertEquals(0, countedInTheMonth());
    }

    @Test
    void aCallWithoutAPriceCanBeMadeFree() throws Exception {
        write(record());
        CorrectedCall corrected = room().correct(CALL, subscriberPays(0), ANN).orElseThrow();
        assertEquals(0, corrected.subscriberPays());
        assertEquals(0, takenFromTheBalance());
        assertEquals(0, countedInTheMonth());
        assertThrows(IllegalArgumentException.class, () -> room().correct(CALL, subscriberPays(0), ANN));
    }

    @Test
    void aCallWithAPriceChangesByTheDifference() throws Exception {
        write(record().with(new Charge(0, 8_500, "CNY", "t", List.of())));
        assertTrue(room().correct(CALL, subscriberPays(500), ANN).isPresent());
        assertEquals(500, takenFromTheBalance());
    }

    @Test
    void whatWaitsForTheDiskIsNotMadeAgain() throws Exception {
        write(record().with(new Charge(0, 8_500, "CNY", "t", List.of())));
        Path away = folder.resolve("away");
        Files.move(folder.resolve("journal"), away);
        CallCorrector room = room(away, Duration.ofMillis(100));
        assertThrows(CorrectionWaitsException.class, () -> room.correct(CALL, subscriberPays(0), ANN));
        assertEquals(List.of(-850L), months.stream().map(MonthCorrection::cost).toList());
        for (int again = 0; again < 3; again++) {
            assertThrows(BusyException.class, () -> room.correct(CALL, subscriberPays(0), ANN));
        }

        Files.move(away, folder.resolve("journal"));
        assertEquals(true, journal.orElseThrow().awaitDurable(Duration.ofSeconds(60)));
        assertEquals(0, takenFromTheBalance());
        assertEquals(2, records().size());
        assertEquals(1, months.size());
        assertThrows(IllegalArgumentException.class, () -> room().correct(CALL, subscriberPays(0), ANN));
    }

    @Test
    void whoAsksAtTheNodeIsToldThatTheCorrectionIsMadeAndWaits() throws Exception {
        write(record().with(new Charge(0, 8_500, "CNY", "t", List.of())));
        Path away = folder.resolve("away");
        Files.move(folder.resolve("journal"), away);
        CallCorrector room = room(away, Duration.ofMillis(100));
        JsonNode answer = room.answer(
                Authors.write(Replies.line(), ANN.author()).put("call", CALL).put("subscriber_pays", "0"));
        Files.move(away, folder.resolve("journal"));
        assertEquals(
                "call " + CALL
                        + ": the correction has been accepted and is waiting to be written to disk; do not repeat it",
                answer.path("error").asText());
    }

    @Test
    void whoComesWhileACallIsCorrectedIsToldSoAtOnce() throws Exception {
        write(record().with(new Charge(0, 8_500, "CNY", "t", List.of())));
        List<Exception> refused = new ArrayList<>();
        List<CallCorrector> rooms = new ArrayList<>();
        // A month is counted in the middle of it.
        CallCorrector room = room(folder.resolve("journal"), Duration.ofSeconds(60), month -> {
            Thread other = Thread.ofVirtual().start(() -> {
                try {
                    rooms.getFirst().correct(CALL, subscriberPays(1), ANN);
                } catch (Exception e) {
                    refused.add(e);
                }
            });
            return ends(other);
        });
        rooms.add(room);
        assertTrue(room.correct(CALL, subscriberPays(0), ANN).isPresent());
        assertEquals(
                List.of(BusyException.class),
                refused.stream().map(Exception::getClass).toList());
        assertEquals(2, records().size());
    }

    private static boolean ends(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCallInTheStoreIsLookedForSinceItsEnd() throws Exception {
        write(record().with(new Charge(0, 100, "CNY", "t", List.of())));
        CallRecord record = record().with(new Charge(0, 8_500, "CNY", "t", List.of()));
        write(record);
        new CallLoading(store.orElseThrow(), TestCall.GROUPING).add("scp1", List.of(record), 1, 0);
        // What was written long before the call ended is not looked at.
        try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
            Path first = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Files.setLastModifiedTime(first, FileTime.fromMillis(record.endedAt() - 7_200_000));
        }
        assertTrue(room().correct(CALL, subscriberPays(0), ANN).isPresent());
        assertEquals(-8_500, records().getFirst().charge().orElseThrow().subscriber());
    }
}
