package org.tollbridge.provisioning.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tollbridge.provisioning.store.BusyException;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.DryRun;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.form.PlanText;

class TrialsTest {

    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());

    private static final ServiceNumber OPEN = number("""
            entry: office
            office: destination
              number: 861062345678
            """);

    private static final ServiceNumber DOOR = number("""
            entry: door
            door: pin
              announcement: pin
              hashes: one
              to -> office
              otherwise -> no
            office: destination
              number: 861062345678
            no: release
              cause: 21
            """);

    private static ServiceNumber number(String plan) {
        return new ServiceNumber(
                "4008101234",
                "400",
                "acme",
                true,
                OptionalLong.empty(),
                OptionalLong.empty(),
                PlanCompiler.one(PlanText.read(plan).document().orElseThrow()));
    }

    private static final DryRun.Case TRIAL = new DryRun.Case(
            new CallEvent.Offered(
                    0,
                    new PartyNumber(NatureOfAddress.UNKNOWN, "4008101234"),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    false),
            0,
            List.of("4711"),
            Set.of(),
            Set.of(),
            Set.of());

    @Test
    void oneCallAtATimeHasItsPinHashed() throws Exception {
        CountDownLatch hashing = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        DryRun slow = new DryRun(RULES, PlanWorld.NONE, (hashes, pin) -> {
            hashing.countDown();
            await(done);
            return true;
        });
        Trials trials = new Trials(Duration.ofMillis(1));
        CompletableFuture<CallRecord> first = CompletableFuture.supplyAsync(() -> played(trials, slow));
        await(hashing);
        assertThrows(BusyException.class, () -> trials.play(slow, DOOR, TRIAL));
        assertEquals(Optional.of("861062345678"), trials.play(slow, OPEN, TRIAL).destination());
        done.countDown();
        assertEquals(
                Optional.of("861062345678"), first.get(10, TimeUnit.SECONDS).destination());
        assertEquals(Optional.of("861062345678"), trials.play(slow, DOOR, TRIAL).destination());
    }

    private static CallRecord played(Trials trials, DryRun slow) {
        try {
            return trials.play(slow, DOOR, TRIAL);
        } catch (BusyException busy) {
            throw new AssertionError(busy);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertEquals(true, latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
