package org.tollbridge.node.e2e;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.simulator.ssf.SwitchSettings;
import org.tollbridge.wire.transport.DialSettings;

/** Switches that place one call after the other on each of their lines, and what they saw of them. */
final class ChaosLoad implements AutoCloseable {

    /** How switches reach the nodes. */
    enum Arrangement {
        /** Each node has a switch to itself: nobody else hears of its calls, whose rooms come back at the age limit. */
        OWN_POINT_CODES,
        /**
         * One switch has all nodes behind one point code; they go on with each other's calls, of which those for few
         * rooms are longer. No call comes to the age limit, so that a room that nobody gives back is lost.
         */
        ONE_POINT_CODE;

        /** Longer than a call rings. */
        static final int SHORT_AGE_SECONDS = 8;

        private static final int LONG_AGE_SECONDS = 36_000;

        boolean adopts() {
            return this == ONE_POINT_CODE;
        }

        int ageSeconds() {
            return adopts() ? LONG_AGE_SECONDS : SHORT_AGE_SECONDS;
        }

        /** What a node's configuration has of it, among that of its cluster. */
        String cluster(int nodeNumber) {
            return adopts() ? ", node-number: " + nodeNumber + ", signalling-port: 2906, adopt-after-ms: 1000" : "";
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Few rooms, which is where a wrong count shows; and many, which is where a pause shows. */
    static final String NARROW = "4008299991";

    static final String WIDE = "4008299992";

    /** Longer than any call, which takes 1.5 s at the most. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final int LINES_A_NODE = 4;
    /** Each call has a caller of its own in Beijing, by whom its record is known. */
    private static final long FIRST_CALLER = 1_060_000_000L;

    private static final long SHORT_TALK_SECONDS = 60;
    private static final long LONG_TALK_SECONDS = 1_500;
    private static final Duration PAUSE_WITHOUT_ANSWER = Duration.ofMillis(20);

    private final Arrangement arrangement;
    private final List<NodeProcess> nodes;
    private final List<Ssp> switches = new ArrayList<>();
    private final Tally narrow = new Tally(LONGEST);
    private final Tally wide = new Tally(LONGEST);
    private final Set<Ssp> resting = ConcurrentHashMap.newKeySet();
    private final AtomicLong nextCaller = new AtomicLong(FIRST_CALLER);
    private volatile boolean loading = true;

    /** @param nodes that are there when it starts */
    ChaosLoad(Arrangement arrangement, List<NodeProcess> nodes) {
        this.arrangement = arrangement;
        this.nodes = nodes;
    }

    void start() throws Exception {
        int needed = arrangement.adopts() ? 1 : nodes.size();
        for (int i = 0; i < needed; i++) {
            switches.add(connect(i));
        }
        for (int i = 0; i < needed; i++) {
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

    /** A switch of one node, or of all. */
    private Ssp connect(int at) throws Exception {
        InetSocketAddress first = nodes.get(at).address();
        if (!arrangement.adopts()) {
            return Ssp.connect(first, 1);
        }
        List<DialSettings> others = nodes.stream()
                .map(NodeProcess::address)
                .filter(address -> !address.equals(first))
                .map(Carrier::to)
                .toList();
        return Ssp.connect(first, 1, settings -> settings.withSharing(new SwitchSettings.Sharing(others, false)));
    }

    /** Lets a node's switch end its calls, but for those whose node has died under them, and puts a new one there. */
    void rest(int node) throws Exception {
        int at = node % switches.size();
        resting.add(switches.get(at));
        TimeUnit.MILLISECONDS.sleep(LONGEST.toMillis());
        switches.get(at).close();
        switches.set(at, connect(at));
    }

    /** Places calls at a node's switch. */
    void goOn(int node) {
        Ssp from = switches.get(node % switches.size());
        int lines = arrangement.adopts() ? LINES_A_NODE * nodes.size() : LINES_A_NODE;
        for (int line = 0; line < lines; line++) {
            call(from, line % LINES_A_NODE == 0);
        }
    }

    /** One call after the other, until the switch is closed. */
    private void call(Ssp from, boolean toWide) {
        String caller = Long.toString(nextCaller.getAndIncrement());
        long talk = toWide || !arrangement.adopts() ? SHORT_TALK_SECONDS : LONG_TALK_SECONDS;
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
