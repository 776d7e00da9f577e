package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollbridge.core.cluster.CallClaim.Step;

/** Who writes the record of a lost call, in every order in which a survivor and the node itself can come to it. */
class CallClaimTest {

    private static final Set<String> ALL = Set.of("a", "b", "c");

    /** One call, as the nodes of a cluster see it together; what each node does is a script of steps that are atomic. */
    private static final class World {
        private String word = "";
        private boolean placedAnew;
        private int records;

        String step(CallClaim claim) {
            word = claim.after(word);
            return word;
        }
    }

    /** A node in the midst of what it does; whether it has done a step or waits for another one. */
    private interface Script {
        boolean isDone();

        void next(World world);

        Script copy();
    }

    /** The survivor: looks where the copies are, asks, looks again, keeps or leaves, and settles. */
    private static final class Survivor implements Script {
        private int at;
        private boolean current;

        @Override
        public boolean isDone() {
            return at == 5;
        }

        @Override
        public void next(World world) {
            switch (at) {
                case 0 -> at = world.placedAnew ? 5 : 1;
                case 1 -> at = CallClaim.isAsked(world.step(CallClaim.tried("b", "a")), "b") ? 2 : 5;
                case 2 -> {
                    current = !world.placedAnew;
                    at = 3;
                }
                case 3 -> {
                    String word = world.step(CallClaim.of(current ? Step.KEEP : Step.LEAVE, "b"));
                    at = CallClaim.isKept(word, "b") ? 4 : 5;
                }
                default -> {
                    if (CallClaim.isSettled(world.step(CallClaim.of(Step.SETTLE, "b")), "b")) {
                        world.records++;
                    }
                    at = 5;
                }
            }
        }

        @Override
        public Script copy() {
            Survivor copy = new Survivor();
            copy.at = at;
            copy.current = current;
            return copy;
        }
    }

    /** The node itself, which was stopped for a while: tells where its copies are now, and asks for the call. */
    private static final class Returned implements Script {
        private int at;

        @Override
        public boolean isDone() {
            return at == 2;
        }

        @Override
        public void next(World world) {
            if (at == 0) {
                world.placedAnew = true;
            } else if (!CallClaim.isSettled(world.step(CallClaim.of(Step.OWN, "a")))) {
                world.records++;
            }
            at++;
        }

        @Override
        public Script copy() {
            Returned copy = new Returned();
            copy.at = at;
            return copy;
        }
    }

    /** The node itself, which was killed and has started again: asks until the word is final. */
    private static final class Restarted implements Script {
        private boolean done;

        @Override
        public boolean isDone() {
            return done;
        }

        @Override
        public void next(World world) {
            String word = world.step(CallClaim.resumed("a", ALL));
            if (CallClaim.isSettled(word, "a")) {
                world.records++;
            }
            done = !CallClaim.isOpen(word);
        }

        @Override
        public Script copy() {
            Restarted copy = new Restarted();
            copy.done = done;
            return copy;
        }
    }

    /** Goes through every order; a script that waits for another is not gone on with alone for ever. */
    private static int orders(World world, List<Script> scripts, int depth) {
        if (scripts.stream().allMatch(Script::isDone)) {
            assertEquals(1, world.records, "records, with " + world.word);
            return 1;
        }
        if (depth == 0) {
            return 0;
        }
        int orders = 0;
        for (int i = 0; i < scripts.size(); i++) {
            if (!scripts.get(i).isDone()) {
                World next = new World();
                next.word = world.word;
                next.placedAnew = world.placedAnew;
                next.records = world.records;
                List<Script> copies = new ArrayList<>();
                scripts.forEach(script -> copies.add(script.copy()));
                copies.get(i).next(next);
                orders += orders(next, copies, depth - 1);
            }
        }
        return orders;
    }

    @Test
    void aNodeThatComesBackAndASurvivorWriteOneRecordInEveryOrder() {
        assertTrue(orders(new World(), List.of(new Survivor(), new Returned()), 12) >= 10);
    }

    @Test
    void aNodeThatStartsAgainAndASurvivorWriteOneRecordInEveryOrder() {
        assertTrue(orders(new World(), List.of(new Survivor(), new Restarted()), 12) >= 5);
    }

    @Test
    void aCallThatWasTakenBackMayBeLostAgain() {
        World world = new World();
        assertEquals("b?", world.step(CallClaim.tried("b", "a")));
        assertEquals("b", world.step(CallClaim.of(Step.KEEP, "b")));
        assertEquals("a", world.step(CallClaim.of(Step.OWN, "a")));
        assertEquals("a", world.step(CallClaim.of(Step.SETTLE, "b")));
        assertEquals("c?", world.step(CallClaim.tried("c", "a")));
        assertEquals("c?", world.step(CallClaim.tried("b", "a")));
    }

    @Test
    void whatADeadSurvivorHasOnlyAskedForIsTheNodesOwn() {
        World world = new World();
        world.step(CallClaim.tried("b", "a"));
        assertEquals("b?", world.step(CallClaim.resumed("a", ALL)));
        assertEquals("a!", world.step(CallClaim.resumed("a", Set.of("a", "c"))));
        assertEquals("a!", world.step(CallClaim.resumed("b", ALL)));
    }

    @Test
    void aNodeThatComesBackAndIsKilledBeforeItAsksWritesWhatWasGivenBack() {
        World world = new World();
        world.step(CallClaim.tried("b", "a"));
        world.step(CallClaim.of(Step.KEEP, "b"));
        assertEquals("", world.step(CallClaim.of(Step.LEAVE, "b")));
        assertEquals("a!", world.step(CallClaim.resumed("a", ALL)));
        assertEquals("a!", world.step(CallClaim.of(Step.LEAVE, "b")));
    }

    @Test
    void aSurvivorThatDiesWithACallWritesItsRecordWhenItStartsAgain() {
        World world = new World();
        world.step(CallClaim.tried("b", "a"));
        world.step(CallClaim.of(Step.KEEP, "b"));
        assertEquals("b", world.step(CallClaim.resumed("a", Set.of("a", "c"))));
        assertEquals("b!", world.step(CallClaim.resumed("b", ALL)));
    }
}
