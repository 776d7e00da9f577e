package org.tollbridge.provisioning.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.Prompt;
import org.tollbridge.service.plan.WalkAnswer;

class Pbkdf2PinsTest {

    @Test
    void aPinFitsItsOwnHashAlone() {
        String hash = Pbkdf2Pins.hash("4711", new SecureRandom());
        assertTrue(Pbkdf2Pins.matches(List.of(hash), "4711"));
        assertFalse(Pbkdf2Pins.matches(List.of(hash), "4712"));
        assertFalse(Pbkdf2Pins.matches(List.of("", "pbkdf2:x:00:00", "pbkdf2:1::00", "4711"), "4711"));
        assertNotEquals(hash, Pbkdf2Pins.hash("4711", new SecureRandom()));
        assertFalse(hash.contains("4711:"));
    }

    @Test
    void hashingIsTheExecutorsAndWhatItRefusesIsNotChecked() {
        List<Runnable> tasks = new ArrayList<>();
        List<WalkAnswer> answers = new ArrayList<>();
        String hash = Pbkdf2Pins.hash("4711", new SecureRandom());
        new Pbkdf2Pins(tasks::add).verify(List.of(hash), "4711", answers::add);
        assertEquals(List.of(), answers);
        tasks.getFirst().run();
        new Pbkdf2Pins(task -> {
                    throw new RejectedExecutionException();
                })
                .verify(List.of(hash), "4711", answers::add);
        assertEquals(List.of(new WalkAnswer.Verified(true), new WalkAnswer.Silent()), answers);
    }

    @Test
    void aPlanOfBeforeTheBoundsHashesNoMoreThanTheyAllow() {
        String right = Pbkdf2Pins.hash("4711", new SecureRandom());
        String longest = "pbkdf2:200000:00:00";
        assertEquals(List.of(right), Pbkdf2Pins.held(List.of("pbkdf2:10000000:00:00", "pbkdf2:200001:00:00", right)));
        List<String> many = new ArrayList<>(Collections.nCopies(21, longest));
        many.add(right);
        assertEquals(Collections.nCopies(20, longest), Pbkdf2Pins.held(many));
    }

    @Test
    void whatIsHeldAgainstNobodyIsSaid() {
        String usual = "pbkdf2:100000:00:00";
        assertEquals(List.of(), Pbkdf2Pins.leftOut(door(Collections.nCopies(40, usual))));
        assertEquals(
                List.of("node door: 2 of its 42 hashed PINs are never accepted, because each may have 200000 rounds,"
                        + " and all together 4000000; use at most 20 hashes from 'tollbridge plan pin'"),
                Pbkdf2Pins.leftOut(door(Collections.nCopies(42, usual))));
    }

    private static PlanDocument door(List<String> hashes) {
        return PlanDocument.of(
                "door",
                Map.of(
                        "door",
                        new PlanNode.Pin(Prompt.of("pin", 1, 8), hashes, 900, "no", "no"),
                        "no",
                        new PlanNode.Release(21, Optional.empty())));
    }
}
