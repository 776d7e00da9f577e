package org.tollbridge.node.bench;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.call.TraceLine;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.plan.Visit;

/**
 * Records of simulated calls, the same in each run: to several numbers, a few of which have most of the calls, over
 * some days.
 */
final class MadeUpCalls {

    private static final List<String> AREAS = List.of("10", "21", "22", "23", "20", "755", "571", "28", "27", "25");

    private final Instant first;
    private final int days;
    private final int calls;
    private final int numbers;
    private final Random random = new Random(42);

    MadeUpCalls(Instant first, int days, int calls, int numbers) {
        this.first = first;
        this.days = days;
        this.calls = calls;
        this.numbers = numbers;
    }

    /** The record of a call, numbered from 1. */
    CallRecord record(int call) {
        long at = first.plusMillis((long) (days * 86_400_000.0 * call / (calls + 1)))
                .toEpochMilli();
        int number = (int) (numbers * Math.pow(random.nextDouble(), 2));
        boolean answered = random.nextInt(10) < 7;
        String destination = "861062%06d".formatted(10 * number + random.nextInt(3));
        String caller = "86" + AREAS.get(random.nextInt(AREAS.size())) + "66668888";
        CallRecord record = new CallRecord(
                new CallRecord.Request(
                        "bench-" + call,
                        "ssp1",
                        400,
                        number(number),
                        Optional.of(caller),
                        Optional.of("400"),
                        Optional.of("subscriber-" + number / 10),
                        at),
                new CallRecord.Course(
                        List.of(destination),
                        answered ? OptionalLong.of(at + 5_000) : OptionalLong.empty(),
                        at + 5_000 + (answered ? 1_000L * random.nextInt(300) : 0),
                        answered ? Outcome.ANSWERED : Outcome.BUSY,
                        answered ? Reason.COMPLETED : Reason.DESTINATION_BUSY,
                        OptionalInt.of(answered ? 16 : 17),
                        OptionalInt.empty()),
                new CallRecord.Billing(answered ? Payer.SPLIT : Payer.NOBODY, Optional.empty(), Optional.empty()),
                List.of(TraceLine.of(
                        at,
                        new Visit(
                                "hours", "time", new Visit.Finding.Words(""), "", random.nextBoolean() ? "a" : "b"))));
        return answered ? record.with(new Charge(1_100, 2_500, "CNY", "bench", List.of())) : record;
    }

    /** One of the service numbers. */
    static String number(int index) {
        return "400%07d".formatted(index);
    }
}
