package org.tollbridge.core.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.plan.PlanLimits;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.WalkAnswer;

class MonthFileTest {

    private static final String NUMBER = "4008101234";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long NOVEMBER = at("2026-11-28T12:00:00");
    private static final long DECEMBER = at("2026-12-01T00:00:00");
    private static final WalkAnswer DONE = new WalkAnswer.Done();
    private static final WalkAnswer CALLS_USED = new WalkAnswer.Full(Claim.Kind.MONTHLY_CALLS);
    private static final WalkAnswer COST_USED = new WalkAnswer.Full(Claim.Kind.MONTHLY_COST);

    @TempDir
    private Path folder;

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant().toEpochMilli();
    }

    private Path file() {
        return folder.resolve("months");
    }

    private static LocalErrands fresh() {
        return new LocalErrands(
                ServiceClasses.china(), (hashes, digits, answer) -> answer.accept(new WalkAnswer.Silent()));
    }

    /** A node that runs for a while. */
    private static void with(Path file, LocalErrands errands, Runnable calls) throws IOException {
        MonthFile kept = MonthFile.open(file, errands);
        calls.run();
        kept.close();
    }

    private static WalkAnswer count(LocalErrands errands, String call, PlanLimits limits, long at) {
        List<WalkAnswer> answers = new ArrayList<>();
        errands.run(call, new Errand.Count(1, limits.claims(NUMBER, at, SHANGHAI), at), answers::add);
        return answers.getFirst();
    }

    private static PlanLimits calls(long limit) {
        return new PlanLimits(
                OptionalInt.empty(), Optional.empty(), OptionalLong.of(limit), OptionalLong.empty(), false);
    }

    private static PlanLimits cost(long limit) {
        return new PlanLimits(
                OptionalInt.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.of(limit), false);
    }

    /** A call of the 400 class that was answered at once: a begun minute is 250 thousandths of a yuan. */
    private static CallRecord answered(String call, long at, long seconds) {
        return new CallRecord(
                new CallRecord.Request(
                        call, "ssp1", 400, NUMBER, Optional.empty(), Optional.of("400"), Optional.of("acme"), at),
                new CallRecord.Course(
                        List.of(),
                        OptionalLong.of(at),
                        at + 1000 * seconds,
                        Outcome.ANSWERED,
                        Reason.COMPLETED,
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                new CallRecord.Billing(Payer.SPLIT, Optional.empty(), Optional.empty()),
                List.of());
    }

    @Test
    void linesWithoutWhatWasGivenBackAreRead() throws Exception {
        Files.writeString(file(), NUMBER + " " + at("2026-11-01T00:00:00") + " 7 250 .\n");
        LocalErrands errands = fresh();
        with(file(), errands, () -> assertEquals(CALLS_USED, count(errands, "a", calls(7), NOVEMBER)));
    }

    @Test
    void callsOfTheMonthAreKnownAfterARestartUntilTheMonthEnds() throws IOException {
        LocalErrands before = fresh();
        with(file(), before, () -> {
            assertEquals(DONE, count(before, "a", calls(2), NOVEMBER));
            assertEquals(DONE, count(before, "b", calls(2), NOVEMBER));
        });
        LocalErrands after = fresh();
        with(file(), after, () -> {
            assertEquals(CALLS_USED, count(after, "c", calls(2), NOVEMBER));
            assertEquals(CALLS_USED, count(after, "c", calls(2), DECEMBER - 1));
            assertEquals(DONE, count(after, "d", calls(2), DECEMBER));
        });
    }

    @Test
    void aMonthThatBeginsMakesTheOldOneNotForgotten() throws IOException {
        LocalErrands before = fresh();
        with(file(), before, () -> {
            assertEquals(DONE, count(before, "a", calls(1), NOVEMBER));
            assertEquals(DONE, count(before, "b", calls(1), DECEMBER));
        });
        LocalErrands after = fresh();
        with(file(), after, () -> {
            assertEquals(CALLS_USED, count(after, "c", calls(1), NOVEMBER));
            assertEquals(CALLS_USED, count(after, "d", calls(1), DECEMBER));
        });
    }

    @Test
    void costOfTheMonthIsKnownAfterSeveralRestarts() throws IOException {
        for (int i = 0; i < 3; i++) {
            LocalErrands errands = fresh();
            String call = "call" + i;
            with(file(), errands, () -> {
                assertEquals(DONE, count(errands, call, cost(1_250), NOVEMBER));
                errands.ended(answered(call, NOVEMBER, 61));
            });
        }
        LocalErrands last = fresh();
        with(file(), last, () -> {
            assertEquals(COST_USED, count(last, "d", cost(1_500), NOVEMBER));
            assertEquals(DONE, count(last, "d", cost(1_501), NOVEMBER));
        });
    }

    @Test
    void whatACorrectionHasTakenBackStaysSoAfterARestart() throws IOException {
        LocalErrands before = fresh();
        with(file(), before, () -> {
            assertEquals(DONE, count(before, "a", cost(250), NOVEMBER));
            before.ended(answered("a", NOVEMBER, 60));
            assertEquals(COST_USED, count(before, "b", cost(250), NOVEMBER));
        });
        LocalErrands corrected = fresh();
        with(file(), corrected, () -> {
            assertTrue(corrected.correct(new MonthCorrections.MonthCorrection(NUMBER, "a.c1", NOVEMBER, -50)));
            assertEquals(DONE, count(corrected, "b", cost(250), NOVEMBER));
        });
        LocalErrands after = fresh();
        with(file(), after, () -> {
            assertEquals(DONE, count(after, "c", cost(201), NOVEMBER));
            assertEquals(COST_USED, count(after, "d", cost(200), NOVEMBER));
        });
    }

    @Test
    void whatIsSavedSurvivesWithoutAClosing() throws IOException {
        LocalErrands before = fresh();
        MonthFile killed = MonthFile.open(file(), before);
        count(before, "a", calls(2), NOVEMBER);
        killed.save();
        count(before, "b", calls(2), NOVEMBER);
        killed.save();
        LocalErrands after = fresh();
        Path copy = Files.copy(file(), folder.resolve("after"));
        with(copy, after, () -> {
            assertEquals(CALLS_USED, count(after, "c", calls(2), NOVEMBER));
        });
        killed.close();
    }

    @Test
    void aLineThatWasCutOffLeavesTheOneBeforeIt() throws IOException {
        String line = NUMBER + " " + at("2026-11-01T00:00:00") + " ";
        Files.writeString(file(), line + "1 0 0 .\n" + line + "7 2");
        LocalErrands errands = fresh();
        with(file(), errands, () -> {
            assertEquals(CALLS_USED, count(errands, "a", calls(1), NOVEMBER));
            assertEquals(DONE, count(errands, "a", calls(2), NOVEMBER));
        });
        assertEquals(List.of(line + "1 0 0 .", line + "2 0 0 ."), Files.readAllLines(file()));
    }

    @Test
    void anOpenCallHoldsNoRoomAfterARestart() throws IOException {
        PlanLimits one =
                new PlanLimits(OptionalInt.of(1), Optional.empty(), OptionalLong.of(10), OptionalLong.empty(), false);
        LocalErrands before = fresh();
        with(file(), before, () -> {
            assertEquals(DONE, count(before, "a", one, NOVEMBER));
        });
        LocalErrands after = fresh();
        with(file(), after, () -> {
            assertEquals(DONE, count(after, "b", one, NOVEMBER));
        });
    }

    @Test
    void aFileThatCannotBeWrittenForATimeIsWrittenWholeAfterwards() throws IOException {
        LocalErrands errands = fresh();
        MonthFile kept = MonthFile.open(file(), errands);
        kept.close();
        Path inTheWay = Files.createDirectory(folder.resolve("months.new"));
        count(errands, "a", calls(1), NOVEMBER);
        assertThrows(IOException.class, kept::save);
        assertThrows(IOException.class, kept::save);
        assertEquals("", Files.readString(file()));
        Files.delete(inTheWay);
        kept.save();
        kept.close();
        LocalErrands after = fresh();
        with(file(), after, () -> assertEquals(CALLS_USED, count(after, "b", calls(1), NOVEMBER)));
    }
}
