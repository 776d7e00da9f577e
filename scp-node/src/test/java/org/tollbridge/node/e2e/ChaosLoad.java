package org.tollbridge.node.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/** Switches that place one call after the other on each of their lines, and what they saw of them. */
final class ChaosLoad implements AutoCloseable {

    /** Few rooms, which is where a wrong count shows; and many, which is where a pause shows. */
    static final String NARROW = "4008299991";

    static final String WIDE = "4008299992";

    /** Longer than any call, which takes 1.5 s at the most, and than a short one, which may wait for its counters. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final Duration LONGEST_SHORT = Duration.ofMillis(1_500);

    private static final int LINES_A_NODE = 4;
    /** Each call has a caller of its own in Beijing, by whom its record is known. */
    private static final long FIRST_CALLER = 1_060_000_000L;

    private static final long SHORT_TALK_SECONDS = 60;
    private static final long LONG_TALK_SECONDS = 1_500;
    private static final Duration PAUSE_WITHOUT_ANSWER = Duration.ofMillis(20);

    private final ChaosNodes nodes;
    /** Then calls for few rooms are longer, so that there is something to go on with. */
    private final boolean adopts;

    private final List<Ssp> switches = new ArrayList<>();
    private final Tally narrow = new Tally(LONGEST);
    private final Tally wide = new Tally(LONGEST);
    private final Set<Ssp> resting = ConcurrentHashMap.newKeySet();
    private final AtomicLong nextCaller = new AtomicLong(FIRST_CALLER);
    private volatile boolean loading = true;

    /** @param nodes that are there when it starts */
    ChaosLoad(ChaosNodes.Arrangement arrangement, ChaosNodes nodes) {
        this.adopts = arrangement.adopts();
        this.nodes = nodes;
    }

    void start() throws Exception {
        for (int i = 0; i < nodes.switches(); i++) {
            switches.add(nodes.connect(i));
        }
        for (int i = 0; i < nodes.switches(); i++) {
            goOn(i);
        }
    }

    /** Calls of the number with few rooms. */
    Tally narrow() {
        return narrow;
    }

    Tally wide() {
        return wide;
    }

    List<Ssp> switches() {
        return switches;
    }

    /** Lets a node's switch end its calls, but for those whose node has died under them, and puts a new one there. */
    void rest(int node) throws Exception {
        int at = node % switches.size();
        resting.add(switches.get(at));
        TimeUnit.MILLISECONDS.sleep((adopts ? LONGEST : LONGEST_SHORT).toMillis());
        switches.get(at).close();
        switches.set(at, nodes.connect(at));
    }

    /** Places calls at a node's switch. */
    void goOn(int node) {
        Ssp from = switches.get(node % switches.size());
        int lines = adopts ? LINES_A_NODE * ChaosNodes.COUNT : LINES_A_NODE;
        for (int line = 0; line < lines; line++) {
            call(from, line % LINES_A_NODE == 0);
        }
    }

    /** One call after the other, until the switch is closed. */
    private void call(Ssp from, boolean toWide) {
        String caller = Long.toString(nextCaller.getAndIncrement());
        long talk = toWide || !adopts ? SHORT_TALK_SECONDS : LONG_TALK_SECONDS;
        var unused = from.begin(
                        Calls.to(toWide ? WIDE : NARROW).from(caller).everyone(Calls.answers(talk, HangsUp.CALLING)))
                .whenComplete((result, closed) -> {
                    if (result == null) {
                        return;
                    }
                    (toWide ? wide : narrow).add("86" + caller, result);
                    if (loading && !resting.contains(from)) {
                        boolean answered = result.outcome() == CallResult.Outcome.ANSWERED;
                        CompletableFuture.delayedExecutor(
                                        answered ? 0 : PAUSE_WITHOUT_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                                .execute(() -> call(from, toWide));
                    }
                });
    }

    /** Places no more calls. */
    void stop() {
        loading = false;
    }

    @Override
    public void close() {
        stop();
        switches.forEach(Ssp::close);
    }
}
