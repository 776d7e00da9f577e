package org.tollbridge.node.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Corrections;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.call.TraceLine;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.plan.Visit;
import org.tollbridge.service.plan.Visit.Finding;

class ExplanationTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final long START = Instant.parse("2026-10-01T01:30:00.250Z").toEpochMilli();

    static final CallRecord FORWARDED = new CallRecord(
                    new CallRecord.Request(
                            "n1-7",
                            "beijing-1",
                            1,
                            "8008100001",
                            Optional.of("861062345678"),
                            Optional.of("800"),
                            Optional.of("acme"),
                            START),
                    new CallRecord.Course(
                            List.of("861055501002", "861055501012"),
                            OptionalLong.of(START + 4_000),
                            START + 64_000,
                            Outcome.ANSWERED,
                            Reason.COMPLETED,
                            OptionalInt.of(16),
                            OptionalInt.of(60)),
                    new CallRecord.Billing(Payer.CALLED_PARTY, Optional.empty(), Optional.empty()),
                    List.of(
                            new TraceLine(START, "dialled", "8008100001"),
                            new TraceLine(START, "fixed caller", "861062345678"),
                            new TraceLine(START, "service class", "800"),
                            TraceLine.of(
                                    START,
                                    new Visit(
                                            "where",
                                            "origin",
                                            new Finding.Caller("861062345678", "10"),
                                            "area 10",
                                            "hours")),
                            TraceLine.of(
                                    START,
                                    new Visit(
                                            "hours",
                                            "time",
                                            new Finding.Moment(START, BEIJING),
                                            "09:00-18:00",
                                            "share")),
                            TraceLine.of(
                                    START, new Visit("share", "percentage", new Finding.Slot(7), "0 to 49", "desk")),
                            new TraceLine(START, "destination", "861055501002"),
                            new TraceLine(START + 1_000, "busy", "17"),
                            new TraceLine(START + 1_000, "forward", "861055501012"),
                            new TraceLine(START + 4_000, "answer", ""),
                            new TraceLine(START + 64_000, "disconnect", "16"),
                            new TraceLine(START + 64_000, "moonrise", "full")))
            .with(new Charge(0, 9_350, "CNY", "0a1b2c3d4e5f", List.of("2026", "2027")));

    private final Explanation explanation = new Explanation(BEIJING);

    @Test
    void aCallIsToldStepByStep() {
        assertEquals("""
                call     n1-7
                when     Thu 2026-10-01 09:30:00 +08:00
                who      861062345678 called 8008100001
                whose    service 800, subscriber acme
                through  switch beijing-1, service key 1

                09:30:00.250  the caller dialled 8008100001
                09:30:00.250  the call comes from the fixed line 861062345678
                09:30:00.250  the number belongs to service 800
                09:30:00.250  plan, node where (origin): which origin? 861062345678, area 10; chosen: area 10; continues at hours
                09:30:00.250  plan, node hours (time): what time is it? Thu 2026-10-01 09:30 Asia/Shanghai; chosen: 09:00-18:00; continues at share
                09:30:00.250  plan, node share (percentage): which share? slot 7 of 100; chosen: 0 to 49; continues at desk
                09:30:00.250  the call is sent to 861055501002
                09:30:01.250  it is busy, cause 17 (user busy)
                09:30:01.250  the call is forwarded to 861055501012
                09:30:04.250  it answers
                09:31:04.250  one side hangs up, cause 16 (normal call clearing)
                09:31:04.250  moonrise: full

                outcome  answered at 861055501012 after 1 forward
                reason   COMPLETED: the call was answered, and one side hung up
                cause    16 (normal call clearing)
                pays     the subscriber pays everything, the caller nothing
                price    caller 0.00, subscriber 0.935 CNY, by tariff 0a1b2c3d4e5f, version 2026 and 2027
                took     4.0 s to the answer, then 60.0 s of talk (the switch measured 60 s)
                """, explanation.words(FORWARDED));
        assertEquals(
                "2026-10-01 09:30:00  8008100001    from 861062345678    answered at 861055501012 for 60.0 s  [n1-7]",
                explanation.brief(FORWARDED));
    }

    @Test
    void whatWasGrantedAndWhatWasCorrectedIsToldToo() {
        assertEquals("is there credit? 40 s, the last", StepWords.of(new TraceLine(START, "credit", "40 s, the last")));
        Corrections.Wanted wanted =
                new Corrections.Wanted(OptionalLong.empty(), OptionalLong.of(9_000), OptionalLong.of(59));
        CallRecord correction = new Corrections(FORWARDED, List.of())
                .bring(wanted, START + 90_000, "ann", "ticket 4711", 0)
                .orElseThrow();
        assertEquals(
                "corrected 2026-10-01 09:31:30 by ann: caller 0.00, subscriber -0.035 CNY, seconds -1, because ticket"
                        + " 4711",
                explanation.correction(correction));
    }

    @Test
    void asDataTheStepsKeepTheirPieces() {
        JsonNode json = explanation.json(FORWARDED);

        assertEquals("2026-10-01T09:30:00.250+08:00", json.path("offeredAt").asText());
        assertEquals("0.935", json.path("charge").path("subscriber").asText());
        assertEquals("0a1b2c3d4e5f", json.path("charge").path("tariff").asText());
        assertEquals(4_000, json.path("waitMillis").asInt());
        assertEquals(
                "user busy", json.path("path").path(7).path("words").asText().replaceAll(".*\\(|\\).*", ""));
        JsonNode where = json.path("path").path(3);
        assertEquals("where", where.path("node").asText());
        assertEquals("10", where.path("area").asText());
        assertEquals("hours", where.path("to").asText());
        assertEquals(
                "2026-10-01T09:30:00.250+08:00",
                json.path("path").path(4).path("moment").asText());
        assertEquals(7, json.path("path").path(5).path("slot").asInt());
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0 s", "13, 13 ms", "999, 999 ms", "1000, 1.0 s", "59950, 60.0 s", "59949, 59.9 s"})
    void timesAreAsShortAsTheyCanBeRead(long millis, String words) {
        assertEquals(words, OutcomeWords.seconds(millis));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void noTwoReasonsAreToldInTheSameWords(Reason reason) {
        String words = OutcomeWords.reason(reason);

        assertFalse(Stream.of(Reason.values())
                .filter(other -> other != reason)
                .map(OutcomeWords::reason)
                .collect(Collectors.toSet())
                .contains(words));
    }
}
