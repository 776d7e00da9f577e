package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/**
 * Calls, as many as their numbers have rooms and the same of each node, that outlast a split of the cluster's network.
 * Others try to get in beside them all the time.
 */
final class LongCalls {

    /** Lets nobody in while nobody counts. */
    private static final String CLOSED = "4008299994";
    /** Lets all in then. */
    private static final String OPEN = "4008299995";

    private static final int LASTING = 2 * ChaosNodes.COUNT;
    private static final int BRIEF = ChaosNodes.COUNT;
    private static final int CLOSED_LIMIT = LASTING + BRIEF;
    /** One half before the split, and one during it. */
    private static final int OPEN_LIMIT = 2 * ChaosNodes.COUNT;

    /** Milliseconds of the clock are seconds of a call. A split is noticed, and mended, within ten seconds each. */
    private static final long LASTING_TALK = 36_000;
    /** Over while the nodes are apart. */
    private static final long BRIEF_TALK = 13_000;

    private static final long SHORT_TALK = 60;
    /** Whom nobody answers for, and who is refused then, knows it by this time. */
    private static final long REFUSED_MILLIS = 1_500;

    private static final long CALL_MILLIS = 2 * LASTING_TALK;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final long FIRST_CALLER = 1_050_000_000L;

    private final ChaosNodes nodes;
    private final ChaosLoad load;
    private final Tally closed = new Tally(Duration.ofMillis(CALL_MILLIS));
    private final Tally open = new Tally(Duration.ofMillis(CALL_MILLIS));
    private final List<CompletableFuture<CallResult>> lasting = new ArrayList<>();
    private final List<CompletableFuture<CallResult>> brief = new ArrayList<>();
    private final AtomicLong nextCaller = new AtomicLong(FIRST_CALLER);
    private volatile boolean trying;

    /** @param load whose switches place the calls */
    LongCalls(ChaosNodes nodes, ChaosLoad load) {
        this.nodes = nodes;
        this.load = load;
    }

    /** Gives the numbers their plans. */
    static void give(SharedStore store) throws Exception {
        store.give(CLOSED, plan(CLOSED_LIMIT, "closed"));
        store.give(OPEN, plan(OPEN_LIMIT, "open"));
    }

    /** A plan with a limit of calls at one time. */
    static String plan(int limit, String whenSilent) {
        return "entry: office\nlimits:\n  concurrent: " + limit + "\n  whenSilent: " + whenSilent
                + "\noffice: destination\n  number: 861062345678\n";
    }

    /** All that was called. */
    Stream<Tally> tallies() {
        return Stream.of(closed, open);
    }

    private CompletableFuture<CallResult> begin(Ssp from, String number, long talk) {
        String caller = Long.toString(nextCaller.getAndIncrement());
        return from.begin(Calls.to(number).from(caller).everyone(Calls.answersAtOnce(talk, HangsUp.CALLING)))
                .whenComplete((result, closing) -> {
                    if (result != null) {
                        (number.equals(CLOSED) ? closed : open).add("86" + caller, result);
                    }
                });
    }

    /** Begins calls, as many at each node. */
    private List<CompletableFuture<CallResult>> begin(String number, int calls, long talk) {
        List<CompletableFuture<CallResult>> begun = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            begun.add(begin(load.switches().get(i % load.switches().size()), number, talk));
        }
        return begun;
    }

    private static CallResult.Outcome outcome(CompletableFuture<CallResult> call) throws Exception {
        return call.get(CALL_MILLIS, TimeUnit.MILLISECONDS).outcome();
    }

    private void awaitFull(String number) throws Exception {
        Until.holds(
                number + " is full",
                () -> outcome(begin(number, 1, SHORT_TALK).getFirst()) == CallResult.Outcome.RELEASED);
    }

    /** Waits until so many rooms of a number are held, and no fewer. */
    private void awaitHeld(String number, int limit, int expected) throws Exception {
        Rooms rooms = new Rooms(number, limit);
        Until.holds("of " + limit + " rooms of " + number + " " + expected + " are held", () -> {
            int lacking = rooms.lacking(load.switches());
            assertTrue(lacking >= expected, "calls live: " + expected + ", rooms that are held for them: " + lacking);
            return lacking == expected;
        });
    }

    /** Tries again and again, through all nodes, to get in. */
    private void tryAll() {
        trying = true;
        load.switches().forEach(this::tryOne);
    }

    private void tryOne(Ssp from) {
        var unused = begin(from, CLOSED, SHORT_TALK).whenComplete((result, closing) -> {
            if (trying && result != null) {
                CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> tryOne(from));
            }
        });
    }

    private void tryNoMore() throws InterruptedException {
        trying = false;
        TimeUnit.MILLISECONDS.sleep(4 * SHORT_TALK);
    }

    /** Begins them, cuts a node off until some of them are over, and sees the others' rooms held when it is back. */
    void outlastSplit(int node) throws Exception {
        // The first calls of a node take their time.
        awaitHeld(CLOSED, CLOSED_LIMIT, 0);
        awaitHeld(OPEN, OPEN_LIMIT, 0);
        lasting.addAll(begin(CLOSED, LASTING, LASTING_TALK));
        lasting.addAll(begin(OPEN, ChaosNodes.COUNT, LASTING_TALK));
        brief.addAll(begin(CLOSED, BRIEF, BRIEF_TALK));
        TimeUnit.MILLISECONDS.sleep(REFUSED_MILLIS);
        assertTrue(lasting.stream().noneMatch(CompletableFuture::isDone), "a call did not get in");
        assertTrue(brief.stream().noneMatch(CompletableFuture::isDone), "a call did not get in");
        tryAll();
        split(node);
        // What began while nobody counted is counted in the keeper's next round.
        awaitFull(OPEN);
        tryNoMore();
        awaitHeld(CLOSED, CLOSED_LIMIT, LASTING);
        awaitHeld(OPEN, OPEN_LIMIT, OPEN_LIMIT);
        assertTrue(lasting.stream().noneMatch(CompletableFuture::isDone), "calls did not outlast the split");
        tryAll();
    }

    private void split(int node) throws Exception {
        nodes.cutOff(node);
        nodes.awaitMembers(node, 1);
        nodes.awaitMembers((node + 1) % ChaosNodes.COUNT, ChaosNodes.COUNT - 1);
        for (CompletableFuture<CallResult> call : begin(CLOSED, ChaosNodes.COUNT, SHORT_TALK)) {
            assertEquals(CallResult.Outcome.RELEASED, outcome(call), "a call on either side");
        }
        assertTrue(brief.stream().noneMatch(CompletableFuture::isDone), "calls were over before the split was noticed");
        lasting.addAll(begin(OPEN, ChaosNodes.COUNT, LASTING_TALK));
        for (CompletableFuture<CallResult> call : brief) {
            assertEquals(CallResult.Outcome.ANSWERED, outcome(call), "a call that ends during the split");
        }
        nodes.heal(node);
        nodes.awaitWhole();
    }

    /** Waits until they are over, sees all rooms free, and nobody in too much; what there was, in words. */
    String judgedWhenOver() throws Exception {
        for (CompletableFuture<CallResult> call : lasting) {
            assertEquals(CallResult.Outcome.ANSWERED, outcome(call), "a call that outlasts the split");
        }
        tryNoMore();
        awaitHeld(CLOSED, CLOSED_LIMIT, 0);
        awaitHeld(OPEN, OPEN_LIMIT, 0);
        assertEquals(0, closed.violations(CLOSED_LIMIT), closed::crowd);
        assertTrue(closed.released() > 0, "the limit was never met");
        String words = "calls that outlast it: " + lasting.size() + ", attempts to get in: " + closed.calls()
                + ", refused: " + closed.released() + "; checks: " + closed.connected() + " violations: 0; slots left"
                + " over: 0";
        lasting.clear();
        brief.clear();
        return words;
    }
}
