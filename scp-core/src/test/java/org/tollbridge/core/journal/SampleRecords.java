package org.tollbridge.core.journal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Correction;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.call.TraceLine;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.plan.Visit;
import org.tollbridge.service.plan.Visit.Finding;

/** Call records for tests. */
final class SampleRecords {

    private static final long START = 1_700_000_000_000L;

    private SampleRecords() {}

    static CallRecord answered(String callId) {
        return new CallRecord(
                new CallRecord.Request(
                        callId,
                        "beijing-1",
                        800,
                        "8008101234",
                        Optional.of("861088886666"),
                        Optional.of("800"),
                        Optional.of("acme"),
                        START),
                new CallRecord.Course(
                        List.of("862162345678", "861062345678"),
                        OptionalLong.of(START + 5_000),
                        START + 65_000,
                        Outcome.ANSWERED,
                        Reason.COMPLETED,
                        OptionalInt.of(16),
                        OptionalInt.of(60)),
                new CallRecord.Billing(Payer.CALLED_PARTY, Optional.of("0A1B"), Optional.empty()),
                List.of(
                        new TraceLine(START, "dialled", "8008101234"),
                        new TraceLine(START + 2_000, "busy", "17"),
                        new TraceLine(START + 65_000, "disconnect", "16")));
    }

    static CallRecord refused(String callId) {
        return new CallRecord(
                new CallRecord.Request(
                        callId, "beijing-1", 0, "", Optional.empty(), Optional.empty(), Optional.empty(), START),
                new CallRecord.Course(
                        List.of(),
                        OptionalLong.empty(),
                        START,
                        Outcome.REFUSED,
                        Reason.UNKNOWN_NUMBER,
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                CallRecord.Billing.NOBODY,
                List.of());
    }

    /** What may stand in for a record of another subscriber: it has no path. */
    static CallRecord standIn(CallRecord record, String subscriber) {
        return new CallRecord(
                new CallRecord.Request(
                        record.callId(),
                        record.switchName(),
                        record.serviceKey(),
                        record.dialled(),
                        record.caller(),
                        record.serviceClass(),
                        Optional.of(subscriber),
                        record.offeredAt()),
                new CallRecord.Course(
                        record.attempts(),
                        record.answeredAt(),
                        record.endedAt(),
                        record.outcome(),
                        record.reason(),
                        record.releaseCause(),
                        record.connectedSeconds()),
                new CallRecord.Billing(record.payer(), record.chargingReport(), record.charge()),
                List.of(),
                record.part(),
                Optional.empty());
    }

    /** A record of a part of a call that goes on. */
    static CallRecord part(String callId, int number) {
        CallRecord whole = answered(callId);
        return new CallRecord(
                new CallRecord.Request(
                        callId,
                        whole.switchName(),
                        whole.serviceKey(),
                        whole.dialled(),
                        whole.caller(),
                        whole.serviceClass(),
                        whole.subscriber(),
                        whole.offeredAt()),
                new CallRecord.Course(
                        whole.attempts(),
                        whole.answeredAt(),
                        START + 5_000 + 20_000L * number,
                        Outcome.ANSWERED,
                        Reason.GOES_ON,
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                new CallRecord.Billing(
                        Payer.CALLED_PARTY, Optional.empty(), Optional.of(new Charge(0, 10, "CNY", "t", List.of()))),
                List.of(),
                Optional.of(new CallPart(
                        number,
                        START + 5_000 + 20_000L * (number - 1),
                        20L * (number - 1),
                        number == 1
                                ? Optional.empty()
                                : Optional.of(new Charge(0, 10L * (number - 1), "CNY", "t", List.of())))),
                Optional.empty());
    }

    static CallRecord random(Random random) {
        List<TraceLine> path = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            path.add(
                    random.nextBoolean()
                            ? new TraceLine(random.nextLong(), text(random), text(random))
                            : TraceLine.of(random.nextLong(), visit(random)));
        }
        List<String> attempts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            attempts.add(text(random));
        }
        return new CallRecord(
                new CallRecord.Request(
                        text(random),
                        text(random),
                        random.nextLong(),
                        text(random),
                        perhaps(random),
                        perhaps(random),
                        perhaps(random),
                        random.nextLong()),
                new CallRecord.Course(
                        attempts,
                        random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty(),
                        random.nextLong(),
                        pick(random, List.of(Outcome.values())),
                        pick(random, List.of(Reason.values())),
                        random.nextBoolean() ? OptionalInt.of(random.nextInt()) : OptionalInt.empty(),
                        random.nextBoolean() ? OptionalInt.of(random.nextInt()) : OptionalInt.empty()),
                new CallRecord.Billing(
                        pick(random, List.of(Payer.values())),
                        perhaps(random),
                        random.nextBoolean() ? Optional.of(charge(random)) : Optional.empty()),
                path,
                random.nextBoolean() ? Optional.of(callPart(random)) : Optional.empty(),
                random.nextBoolean()
                        ? Optional.of(new Correction(
                                text(random),
                                random.nextInt(),
                                random.nextLong(),
                                random.nextLong(),
                                text(random),
                                text(random),
                                random.nextBoolean() ? random.nextLong() : 0))
                        : Optional.empty());
    }

    static Charge charge() {
        return new Charge(3_300, 10_000, "CNY", "0a1b2c3d4e5f", List.of("2026", "2027"));
    }

    private static CallPart callPart(Random random) {
        return new CallPart(
                random.nextInt(),
                random.nextLong(),
                random.nextLong(),
                random.nextBoolean() ? Optional.of(charge(random)) : Optional.empty());
    }

    private static Charge charge(Random random) {
        List<String> versions = random.nextBoolean() ? List.of() : List.of(text(random), text(random));
        return new Charge(random.nextLong(), random.nextLong(), text(random), text(random), versions);
    }

    private static Visit visit(Random random) {
        Finding found = pick(
                random,
                List.of(
                        new Finding.Words(text(random)),
                        new Finding.Caller(text(random), text(random)),
                        new Finding.Moment(random.nextInt(), ZoneId.of("Asia/Shanghai")),
                        new Finding.Slot(random.nextInt(100))));
        return new Visit(text(random), text(random), found, text(random), text(random));
    }

    private static Optional<String> perhaps(Random random) {
        return random.nextBoolean() ? Optional.of(text(random)) : Optional.empty();
    }

    /** Digits mostly, and everything that could break a line or its reading. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            if (random.nextInt(3) == 0) {
                text.append(pick(
                        random,
                        List.of(
                                "\n",
                                "\r",
                                "\"",
                                "\\",
                                "{",
                                "}",
                                "\u0000",
                                "\u2028",
                                "北京",
                                "\uD83D\uDCDE",
                                "\uDCDE",
                                ",")));
            } else {
                text.append(random.nextInt(10));
            }
        }
        return text.toString();
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
