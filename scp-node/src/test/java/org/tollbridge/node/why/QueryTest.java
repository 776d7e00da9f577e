package org.tollbridge.node.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.service.call.CallRecord;

class QueryTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final long NOW = Instant.parse("2026-10-01T04:00:00Z").toEpochMilli();

    @ParameterizedTest
    @CsvSource({
        "8008100001, 8008100001, true",
        "800-810-0001, 8008100001, true",
        "010-62345678, 861062345678, true",
        "+86 10 62345678, 861062345678, true",
        "0086 10 62345678, 861062345678, true",
        "5678, 861062345678, true",
        "861*, 861062345678, true",
        "10*, 861062345678, false",
        "8008100002, 8008100001, false",
        "'', 8008100001, false",
        "5678, '', false"
    })
    void aNumberMatchesAsPeopleWriteIt(String written, String number, boolean matches) {
        assertEquals(matches, Query.matches(written, number));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-30T09:30, 2026-09-30T01:30:00Z",
        "2026-09-30 09:30:10, 2026-09-30T01:30:10Z",
        "2026-09-30T09:30:00+08:00, 2026-09-30T01:30:00Z",
        "2026-09-30 01:30:00+00:00, 2026-09-30T01:30:00Z",
        "2026-09-30T01:30:00Z, 2026-09-30T01:30:00Z",
        "2026-09-30, 2026-09-29T16:00:00Z",
        "09:30, 2026-10-01T01:30:00Z",
        "15m, 2026-10-01T03:45:00Z",
        "2h, 2026-10-01T02:00:00Z",
        "3d, 2026-09-28T04:00:00Z",
        "30s, 2026-10-01T03:59:30Z"
    })
    void aTimeIsReadAsPeopleWriteIt(String written, String moment) {
        assertEquals(Instant.parse(moment).toEpochMilli(), Query.moment("--at", written, NOW, BEIJING));
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "25:00", "2026-13-01", "9999999d", "-5m"})
    void whatIsNoTimeIsNamedWithTheMend(String written) {
        CommandFault fault = assertThrows(CommandFault.class, () -> Query.moment("--since", written, NOW, BEIJING));

        assertTrue(fault.lines().getFirst().startsWith("--since: '" + written + "' is not a time; write it as"));
    }

    @Test
    void whatIsGivenMustAllHold() {
        CallRecord record = ExplanationTest.FORWARDED;
        Query any = new Query(
                Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
        assertTrue(any.test(record));
        assertFalse(new Query(
                        Optional.of("other"),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty())
                .test(record));
        assertTrue(since(record.endedAt()).test(record));
        assertFalse(since(record.endedAt() + 1).test(record));
        assertTrue(at(record.endedAt() + 60_000).test(record));
        assertFalse(at(record.endedAt() + 60_001).test(record));
        assertTrue(at(record.offeredAt() - 119_999).test(record));
        assertFalse(at(record.offeredAt() - 120_000).test(record));
        assertEquals(940_000, at(1_000_000).notBefore());
    }

    private static Query since(long moment) {
        return new Query(
                Optional.empty(),
                Optional.of("0001"),
                Optional.of("5678"),
                OptionalLong.of(moment),
                OptionalLong.empty());
    }

    private static Query at(long moment) {
        return new Query(
                Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.of(moment));
    }
}
