package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.call.Corrections.Wanted;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;

class CorrectionsTest {

    private static final long NOW = 1_700_000_500_000L;

    private static CallRecord call(Optional<Charge> charge) {
        CallRecord record = new CallRecord(
                new CallRecord.Request(
                        "n1-1",
                        "beijing-1",
                        400,
                        "4008101234",
                        Optional.of("861088886666"),
                        Optional.of("400"),
                        Optional.of("acme"),
                        1_700_000_000_000L),
                new CallRecord.Course(
                        List.of("861062345678"),
                        OptionalLong.of(1_700_000_005_000L),
                        1_700_000_065_000L,
                        Outcome.ANSWERED,
                        Reason.COMPLETED,
                        OptionalInt.of(16),
                        OptionalInt.empty()),
                new CallRecord.Billing(Payer.SPLIT, Optional.empty(), Optional.empty()),
                List.of(new TraceLine(1_700_000_000_000L, "dialled", "4008101234")));
        return charge.map(record::with).orElse(record);
    }

    private static Optional<CallRecord> bring(Corrections call, Wanted wanted) {
        return call.bring(wanted, NOW, "ann", "ticket 4711", 0);
    }

    @Test
    void aCorrectionRefersToTheFirstRecordAndHasTheDifference() {
        CallRecord original = call(Optional.of(new Charge(3_300, 10_000, "CNY", "0a1b", List.of("2026"))));
        CallRecord correction = bring(
                        new Corrections(original, List.of()),
                        new Wanted(OptionalLong.empty(), OptionalLong.of(8_500), OptionalLong.of(59)))
                .orElseThrow();

        assertEquals("n1-1.c1", correction.callId());
        assertEquals(
                Optional.of(new Correction("n1-1", 1, -1, original.endedAt(), "ann", "ticket 4711", 0)),
                correction.correction());
        assertEquals(Optional.of(new Charge(0, -1_500, "CNY", "0a1b", List.of())), correction.charge());
        assertEquals(-1, correction.chargedSeconds());
        assertEquals(NOW, correction.endedAt());
        assertEquals(original.path(), correction.path());
        assertFalse(correction.isEnd());
        assertTrue(original.isEnd());
    }

    @Test
    void whateverIsWantedIsWhatAllRecordsAddUpTo() {
        Random random = new Random(4711);
        for (int i = 0; i < 500; i++) {
            CallRecord original = call(
                    random.nextBoolean()
                            ? Optional.of(
                                    new Charge(random.nextInt(99_999), random.nextInt(99_999), "CNY", "t", List.of()))
                            : Optional.empty());
            List<CallRecord> made = new ArrayList<>();
            long caller = original.charge().map(Charge::caller).orElse(0L);
            long subscriber = original.charge().map(Charge::subscriber).orElse(0L);
            long seconds = original.wholeSeconds();
            for (int step = random.nextInt(6); step > 0; step--) {
                Wanted wanted = new Wanted(perhaps(random), perhaps(random), perhaps(random));
                caller = wanted.caller().orElse(caller);
                subscriber = wanted.subscriber().orElse(subscriber);
                seconds = wanted.seconds().orElse(seconds);
                bring(new Corrections(original, made), wanted).ifPresent(made::add);
            }
            List<CallRecord> all = new ArrayList<>(made);
            all.add(original);
            assertEquals(
                    caller,
                    all.stream()
                            .mapToLong(each -> each.charge().map(Charge::caller).orElse(0L))
                            .sum());
            assertEquals(
                    subscriber,
                    all.stream()
                            .mapToLong(each ->
                                    each.charge().map(Charge::subscriber).orElse(0L))
                            .sum());
            assertEquals(
                    seconds, all.stream().mapToLong(CallRecord::chargedSeconds).sum());
            for (int number = 1; number <= made.size(); number++) {
                assertEquals("n1-1.c" + number, made.get(number - 1).callId());
            }
        }
    }

    private static OptionalLong perhaps(Random random) {
        return random.nextBoolean() ? OptionalLong.of(random.nextInt(99_999)) : OptionalLong.empty();
    }

    @Test
    void aCallInPartsIsCorrectedAsAWhole() {
        Charge before = new Charge(1_000, 2_000, "CNY", "t", List.of());
        CallRecord last = call(Optional.of(new Charge(100, 200, "CNY", "t", List.of())))
                .of(new CallPart(2, 1_700_000_045_000L, 40, Optional.of(before)));
        Corrections call = new Corrections(last, List.of());
        assertEquals(60, call.seconds());
        assertEquals(2_200, call.subscriber());
        assertEquals(
                Optional.of(new Charge(-1_100, -2_200, "CNY", "t", List.of())),
                bring(call, new Wanted(OptionalLong.of(0), OptionalLong.of(0), OptionalLong.empty()))
                        .orElseThrow()
                        .charge());
    }

    @Test
    void theFirstPriceOfACallWithoutOneTakesThePlaceOfWhatItWasHeldToCost() {
        CallRecord original = call(Optional.empty());
        Wanted nothing = new Wanted(OptionalLong.empty(), OptionalLong.of(0), OptionalLong.empty());
        Wanted seconds = new Wanted(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(59));

        // Whoever says nothing of what the subscriber pays leaves that as it is.
        CallRecord shorter = new Corrections(original, List.of())
                .bring(seconds, NOW, "ann", "ticket 4711", 7_000)
                .orElseThrow();
        assertEquals(0, shorter.correction().orElseThrow().estimate());
        CallRecord free = new Corrections(original, List.of(shorter))
                .bring(nothing, NOW, "ann", "ticket 4711", 7_000)
                .orElseThrow();
        assertEquals(7_000, free.correction().orElseThrow().estimate());
        assertEquals(0, free.charge().orElseThrow().subscriber());
        Corrections after = new Corrections(original, List.of(shorter, free));
        assertEquals(Optional.empty(), after.bring(nothing, NOW, "ann", "ticket 4711", 7_000));
        CallRecord dearer = after.bring(
                        new Wanted(OptionalLong.empty(), OptionalLong.of(2_000), OptionalLong.empty()),
                        NOW,
                        "ann",
                        "ticket 4711",
                        7_000)
                .orElseThrow();
        assertEquals(0, dearer.correction().orElseThrow().estimate());
    }

    @Test
    void whatChangesNothingOrIsOutOfRangeIsNoCorrection() {
        Corrections call = new Corrections(call(Optional.empty()), List.of());
        assertEquals(
                Optional.empty(),
                bring(call, new Wanted(OptionalLong.of(0), OptionalLong.empty(), OptionalLong.of(60))));
        assertThrows(
                IllegalArgumentException.class,
                () -> bring(call, new Wanted(OptionalLong.of(-1), OptionalLong.empty(), OptionalLong.empty())));
        assertThrows(
                IllegalArgumentException.class,
                () -> bring(
                        call,
                        new Wanted(
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.of(Corrections.MOST_SECONDS + 1))));
    }
}
