package org.tollbridge.node.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSettings;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;

class RecordExportTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final RecordFormat CSV = new RecordFormat.Csv(BEIJING);
    private static final Query ANY =
            new Query(Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
    private static final RecordQuery ALL =
            new RecordQuery(ANY, OptionalLong.empty(), Optional.empty(), Set.of(), Set.of());
    private static final CallRecord ANSWERED = ExplanationTest.FORWARDED;
    private static final CallRecord BUSY = refused("n1-8", Outcome.BUSY, Reason.DESTINATION_BUSY);
    private static final CallRecord DENIED = refused("n1-9", Outcome.REFUSED, Reason.CALLER_DENIED);

    @TempDir
    private Path folder;

    /** A caller's number that a spreadsheet would take for a formula, and a switch whose name has a comma. */
    private static CallRecord refused(String id, Outcome outcome, Reason reason) {
        return new CallRecord(
                new CallRecord.Request(
                        id,
                        "north, 2",
                        1,
                        "8008100002",
                        Optional.of("=1+1"),
                        Optional.of("800"),
                        Optional.of("apex"),
                        ANSWERED.offeredAt()),
                new CallRecord.Course(
                        List.of(),
                        OptionalLong.empty(),
                        ANSWERED.endedAt() + 1,
                        outcome,
                        reason,
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                CallRecord.Billing.NOBODY,
                List.of());
    }

    private void journal(CallRecord... records) throws Exception {
        try (Journal journal = Journal.open(JournalSettings.in(folder))) {
            Stream.of(records).forEach(journal::append);
            assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));
        }
    }

    private String export(RecordQuery wanted, RecordFormat format) throws Exception {
        StringWriter out = new StringWriter();
        RecordExport.write(folder, wanted, format, out, () -> true);
        return out.toString();
    }

    @Test
    void asCsvEachRecordIsALineUnderItsColumns() throws Exception {
        journal(ANSWERED, BUSY);

        assertEquals(
                "call,switch,service_class,subscriber,dialled,caller,destination,offered,answered,ended,seconds,outcome,"
                        + "reason,cause,payer,caller_pays,subscriber_pays,currency,tariff\r\n"
                        + "n1-7,beijing-1,800,acme,8008100001,861062345678,861055501012,2026-10-01T09:30:00.25+08:00,"
                        + "2026-10-01T09:30:04.25+08:00,2026-10-01T09:31:04.25+08:00,60,ANSWERED,COMPLETED,16,"
                        + "CALLED_PARTY,0.00,0.935,CNY,0a1b2c3d4e5f\r\n"
                        + "n1-8,\"north, 2\",800,apex,8008100002,'=1+1,,2026-10-01T09:30:00.25+08:00,,"
                        + "2026-10-01T09:31:04.251+08:00,0,BUSY,DESTINATION_BUSY,,NOBODY,,,,\r\n",
                export(ALL, CSV));
    }

    @Test
    void asJsonEachRecordIsAnObjectWithItsSteps() throws Exception {
        journal(ANSWERED, BUSY);

        List<String> lines = export(ALL, new RecordFormat.Json(new Explanation(BEIJING)))
                .lines()
                .toList();

        assertEquals(2, lines.size());
        assertEquals(
                ANSWERED.path().size(),
                new ObjectMapper().readTree(lines.getFirst()).path("path").size());
        assertEquals(
                "n1-8",
                new ObjectMapper().readTree(lines.getLast()).path("callId").asText());
    }

    @Test
    void theRecordsOfOneCallHaveEachItsOwn() throws Exception {
        long answeredAt = ANSWERED.answeredAt().orElseThrow();
        long whole = ANSWERED.wholeSeconds();
        CallRecord end = ANSWERED.of(new CallPart(2, answeredAt + 1_000, 1, Optional.empty()));
        journal(ANSWERED.of(new CallPart(1, answeredAt, 0, Optional.empty())), DENIED, end);
        StringWriter out = new StringWriter();
        RecordExport.Done done =
                RecordExport.writeParts(folder, ANSWERED.callId(), new RecordFormat.Parts(BEIJING), out);
        assertEquals(2, done.records());
        List<String> lines = out.toString().lines().toList();
        assertEquals(3, lines.size(), out::toString);
        assertTrue(lines.getFirst().startsWith("record,part,correction,from,ended,seconds,reason,"), lines.getFirst());
        assertEquals(Long.toString(whole), lines.get(1).split(",", -1)[5]);
        assertEquals("2", lines.getLast().split(",", -1)[1]);
        assertEquals(Long.toString(whole - 1), lines.getLast().split(",", -1)[5]);
    }

    @Test
    void whatIsGivenMustAllHold() {
        assertTrue(ALL.test(DENIED));
        assertTrue(query(Optional.of("apex"), Set.of(Outcome.BUSY, Outcome.REFUSED), Set.of(Reason.CALLER_DENIED))
                .test(DENIED));
        assertFalse(query(Optional.of("acme"), Set.of(), Set.of()).test(DENIED));
        assertFalse(query(Optional.empty(), Set.of(Outcome.BUSY), Set.of()).test(DENIED));
        assertFalse(query(Optional.empty(), Set.of(), Set.of(Reason.CALLER_NOT_LISTED))
                .test(DENIED));
    }

    private static RecordQuery query(Optional<String> subscriber, Set<Outcome> outcomes, Set<Reason> reasons) {
        return new RecordQuery(ANY, OptionalLong.empty(), subscriber, outcomes, reasons);
    }

    @Test
    void aPeriodHasItsBeginAndNotItsEnd() {
        long end = DENIED.endedAt();

        assertTrue(period(end, end + 1).test(DENIED));
        assertFalse(period(end + 1, end + 2).test(DENIED));
        assertFalse(period(end - 1, end).test(DENIED));
    }

    private static RecordQuery period(long from, long to) {
        Query calls = new Query(
                Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.of(from), OptionalLong.empty());
        return new RecordQuery(calls, OptionalLong.of(to), Optional.empty(), Set.of(), Set.of());
    }

    @Test
    void damageIsPassedOverAndCounted() throws Exception {
        journal(ANSWERED);
        Path segment;
        try (Stream<Path> files = Files.list(folder)) {
            segment = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(segment, "no record\n", StandardOpenOption.APPEND);
        journal(BUSY);

        RecordExport.Done done = RecordExport.write(folder, ALL, CSV, new StringWriter(), () -> true);

        assertEquals(new RecordExport.Done(2, 1), done);
    }

    @Test
    void endsWhenNobodyReadsAnyMore() throws Exception {
        CallRecord[] many = new CallRecord[1_500];
        Arrays.fill(many, BUSY);
        journal(many);

        RecordExport.Done done = RecordExport.write(folder, ALL, CSV, new StringWriter(), () -> false);

        assertEquals(1_000, done.records());
    }
}
