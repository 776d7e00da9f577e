package org.tollbridge.core.mediation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
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
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSettings;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Corrections;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;

@Timeout(60)
class MediationFilesTest {

    @TempDir
    private Path folder;

    private Journal journal;
    private long now;

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(JournalSettings.in(folder.resolve("journal")));
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    private Path out() {
        return folder.resolve("out");
    }

    private MediationFiles files() throws IOException {
        return files(MediationFormat.CSV);
    }

    private MediationFiles files(MediationFormat format) throws IOException {
        return new MediationFiles(
                new MediationSettings(out(), "scp1", format, 3, 1_000, 4),
                folder.resolve("journal"),
                journal::durableSequence);
    }

    private void write(String... callIds) throws Exception {
        for (String callId : callIds) {
            journal.append(record(callId));
        }
        assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));
    }

    static CallRecord record(String callId) {
        return new CallRecord(
                        new CallRecord.Request(
                                callId,
                                "beijing, 1",
                                1,
                                "4008100001",
                                Optional.of("861062345678"),
                                Optional.of("400"),
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
                        new CallRecord.Billing(Payer.SPLIT, Optional.empty(), Optional.empty()),
                        List.of())
                .with(new Charge(1_100, 2_500, "CNY", "0a1b2c3d4e5f", List.of()));
    }

    private List<String> lines(int file) throws IOException {
        return Files.readAllLines(out().resolve("scp1-00000000" + file + ".csv"));
    }

    /** The calls in all files that the manifest names, in their order. */
    private List<String> calls() throws IOException {
        return Files.readAllLines(out().resolve("manifest")).stream()
                .filter(line -> line.startsWith("file "))
                .flatMap(line -> read(line.split(" ")[2]))
                .filter(line -> line.startsWith("R,"))
                .map(line -> line.split(",")[2])
                .toList();
    }

    private Stream<String> read(String name) {
        try {
            return Files.readAllLines(out().resolve(name)).stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFileOfBerIsWhatTheModuleSays() throws Exception {
        try (MediationFiles files = files(MediationFormat.BER)) {
            write("a", "b", "c".repeat(200));
            files.step(now);
        }
        List<String> elements = Asn1Reader.of(Path.of("..", "docs", "mediation-records.asn1"))
                .read(Files.readAllBytes(out().resolve("scp1-000000001.ber")));

        assertEquals("header {format 1, node scp1, file 1}", elements.getFirst());
        assertEquals(
                "record {sequence 1, call a, switch beijing, 1, serviceClass 400, subscriber acme, dialled 4008100001,"
                        + " caller 86106234xxxx, destination 861055501001, offered 1700000000000,"
                        + " answered 1700000005000, ended 1700000065000, seconds 60, outcome ANSWERED,"
                        + " reason COMPLETED, cause 16, payer SPLIT, callerPays 1100, subscriberPays 2500,"
                        + " currency CNY, tariff 0a1b2c3d4e5f}",
                elements.get(1));
        assertTrue(elements.get(3).contains("call " + "c".repeat(200) + ","), elements.get(3));
        assertEquals(
                "trailer {records 3, first 1, last 3, seconds 180, callerPays 3300, subscriberPays 7500}",
                elements.get(4));
        assertEquals(5, elements.size());
    }

    @Test
    void partsOfACallAreLinesOfTheirOwnAndAddUp() throws Exception {
        CallPart first = new CallPart(1, 1_700_000_005_000L, 0, Optional.empty());
        CallPart second =
                new CallPart(2, 1_700_000_045_000L, 40, Optional.of(new Charge(1_000, 2_000, "CNY", "t", List.of())));
        for (MediationFormat format : MediationFormat.values()) {
            try (MediationFiles files = files(format)) {
                journal.append(record("a").of(first));
                journal.append(record("a").of(second));
                assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));
                files.step(now);
            }
        }
        assertTrue(lines(1).get(1).contains(",60,ANSWERED,"), lines(1).get(1));
        assertTrue(lines(1).get(1).endsWith(",1,2023-11-14T22:13:25Z,,"));
        assertTrue(lines(1).get(2).contains(",20,ANSWERED,"));
        assertTrue(lines(1).get(2).endsWith(",2,2023-11-14T22:14:05Z,,"));
        List<String> elements = Asn1Reader.of(Path.of("..", "docs", "mediation-records.asn1"))
                .read(Files.readAllBytes(out().resolve("scp1-000000002.ber")));
        assertTrue(elements.get(2).contains("seconds 20,"), elements.get(2));
        assertTrue(elements.get(2).endsWith("part 2, partBegan 1700000045000}"), elements.get(2));
    }

    @Test
    void aCorrectionIsALineOfItsOwnThatRefersToTheFirst() throws Exception {
        CallRecord correction = new Corrections(record("a"), List.of())
                .bring(
                        new Corrections.Wanted(OptionalLong.empty(), OptionalLong.of(2_000), OptionalLong.of(50)),
                        1_700_000_100_000L,
                        "ann",
                        "ticket 4711",
                        0)
                .orElseThrow();
        for (MediationFormat format : MediationFormat.values()) {
            try (MediationFiles files = files(format)) {
                journal.append(record("a"));
                journal.append(correction);
                assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));
                files.step(now);
            }
        }
        assertTrue(lines(1).get(2).startsWith("R,2,a.c1,"), lines(1).get(2));
        assertTrue(
                lines(1).get(2)
                        .endsWith(",-10,ANSWERED,COMPLETED,16,SPLIT,0.00,-0.05,CNY,0a1b2c3d4e5f,,,a,ticket 4711"),
                lines(1).get(2));
        assertEquals("T,2,1,2,50,0.11,0.20", lines(1).getLast());
        List<String> elements = Asn1Reader.of(Path.of("..", "docs", "mediation-records.asn1"))
                .read(Files.readAllBytes(out().resolve("scp1-000000002.ber")));
        assertTrue(elements.get(2).endsWith("corrects a, correctedFor ticket 4711}"), elements.get(2));
        assertTrue(elements.get(2).contains("subscriberPays -500,"), elements.get(2));
    }

    @Test
    void anotherFormatGoesOnWhereTheFirstEnded() throws Exception {
        try (MediationFiles files = files(MediationFormat.BER)) {
            write("a");
            files.step(now);
        }
        write("b");
        try (MediationFiles files = files()) {
            files.step(now);
        }

        assertTrue(Files.exists(out().resolve("scp1-000000001.ber")));
        assertTrue(lines(2).get(1).startsWith("R,2,b,"), lines(2).toString());
    }

    @Test
    void aFullFileHasHeaderRecordsAndSums() throws Exception {
        try (MediationFiles files = files()) {
            write("a", "b", "c", "d");
            files.step(now);

            assertEquals(
                    List.of(
                            "H,1,scp1,1",
                            "R,1,a,\"beijing, 1\",400,acme,4008100001,86106234xxxx,861055501001,"
                                    + "2023-11-14T22:13:20Z,2023-11-14T22:13:25Z,2023-11-14T22:14:25Z,60,ANSWERED,"
                                    + "COMPLETED,16,SPLIT,0.11,0.25,CNY,0a1b2c3d4e5f,,,,"),
                    lines(1).subList(0, 2));
            assertEquals("T,3,1,3,180,0.33,0.75", lines(1).getLast());
            byte[] octets = Files.readAllBytes(out().resolve("scp1-000000001.csv"));
            assertEquals(
                    List.of(
                            "begin after 0",
                            "file 1 scp1-000000001.csv sha256 "
                                    + HexFormat.of()
                                            .formatHex(MessageDigest.getInstance("SHA-256")
                                                    .digest(octets))
                                    + " records 3 first 1 last 3"),
                    Files.readAllLines(out().resolve("manifest")));
            assertFalse(Files.exists(out().resolve("scp1-000000002.csv")));
        }
    }

    @Test
    void anOldFileIsFinishedAndAnEmptyOneIsNotMade() throws Exception {
        try (MediationFiles files = files()) {
            write("a");
            files.step(now);
            now += 999;
            files.step(now);
            assertEquals(List.of(), calls());
            now += 1;
            files.step(now);
            assertEquals(List.of("a"), calls());
            now += 10_000;
            files.step(now);
            assertEquals(2, Files.readAllLines(out().resolve("manifest")).size());
        }
    }

    @Test
    void aNodeThatStopsFinishesItsFile() throws Exception {
        try (MediationFiles files = files()) {
            write("a", "b");
            files.step(now);
        }
        assertEquals(List.of("a", "b"), calls());
        try (MediationFiles files = files()) {
            write("c");
            files.step(now);
        }
        assertEquals(List.of("a", "b", "c"), calls());
    }

    @Test
    void afterACrashEachRecordIsStillInOneFile() throws Exception {
        MediationFiles killed = files();
        write("a", "b", "c", "d", "e");
        killed.step(now);
        // Killed with d and e in an unfinished file, and again between the name of a file and its line in the manifest.
        assertEquals(List.of("a", "b", "c"), calls());
        Files.writeString(out().resolve("scp1-000000002.csv"), "H,1,scp1,2\r\n");
        Files.writeString(out().resolve("manifest"), "file 2 scp1-0000", StandardOpenOption.APPEND);

        try (MediationFiles files = files()) {
            write("f", "g");
            files.step(now);
        }
        assertEquals(List.of("a", "b", "c", "d", "e", "f", "g"), calls());
        assertEquals("T,3,4,6,180,0.33,0.75", lines(2).getLast());
    }

    @Test
    void aFailingDiskLosesNothing() throws Exception {
        try (MediationFiles files = files()) {
            write("a", "b");
            files.step(now);
            // A folder in the way of the file's name.
            Files.createDirectories(out().resolve("scp1-000000001.csv").resolve("in the way"));
            write("c");
            assertThrows(IOException.class, () -> files.step(now));
            Files.delete(out().resolve("scp1-000000001.csv").resolve("in the way"));
            Files.delete(out().resolve("scp1-000000001.csv"));
            files.step(now);
            assertEquals(List.of("a", "b", "c"), calls());
        }
    }

    @Test
    void aManifestWhoseFirstLineAFullDiskTookBeginsAfterTheJournal() throws Exception {
        write("a");
        Files.createDirectories(out());
        Files.writeString(out().resolve("manifest"), "begin af");
        try (MediationFiles files = files()) {
            write("b");
            files.step(now);
        }
        assertEquals(List.of("b"), calls());
    }

    @Test
    void aManifestOfAnotherJournalIsRefused() throws Exception {
        Files.createDirectories(out());
        Files.writeString(out().resolve("manifest"), "begin after 7\n");
        assertThrows(IOException.class, this::files);
        Files.writeString(out().resolve("manifest"), "some words\n");
        assertThrows(IOException.class, this::files);
    }
}
