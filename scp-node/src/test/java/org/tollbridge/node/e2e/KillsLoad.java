package org.tollbridge.node.e2e;

import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.CallResult.ExchangedMessage;
import org.tollbridge.simulator.ssf.PartyScript;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/**
 * So many calls a second from a switch, whether its SCP is there or not: most are answered and last for up to two seconds of
 * the clock, some meet a busy or a silent line, are given up, or are refused. Each has a caller of its own, by whom its
 * records are known. It keeps what the switch saw of each.
 */
final class KillsLoad implements AutoCloseable {

    private static final long FIRST_FIXED = 1_060_000_000L;
    private static final long FIRST_MOBILE = 13_900_000_000L;
    private static final String FREEPHONE = "8008100001";
    private static final String SPLIT = "4008100001";
    private static final String NOBODYS = "4008777777";
    private static final int LONGEST_TALK = 2_000;

    private final Ssp from;
    private final Random random;
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private long next;

    /**
     * What a switch saw of a call that is over.
     *
     * @param caller as records have it
     * @param taken whether the SCP sent it to a destination or refused it
     * @param closed whether the SCP said the last word of its dialogue, before which it must have made the record
     */
    record Seen(
            String caller, String dialled, CallResult.Outcome outcome, boolean taken, boolean closed, String timing) {

        static Seen of(String caller, CallResult result) {
            boolean failed = result.outcome() == CallResult.Outcome.FAILED;
            boolean heard = result.messages().stream().anyMatch(ExchangedMessage::fromScp);
            return new Seen(
                    caller,
                    result.script().called().digits(),
                    result.outcome(),
                    heard && (!failed || !result.destinations().isEmpty()),
                    !failed && result.messages().getLast().fromScp(),
                    result.messages().isEmpty()
                            ? "no message"
                            : result.messages().getFirst().at() + " to "
                                    + result.messages().getLast().at() + ", from the SCP "
                                    + result.messages().stream()
                                            .filter(ExchangedMessage::fromScp)
                                            .count() + " of "
                                    + result.messages().size() + " messages");
        }

        @Override
        public String toString() {
            return caller + " to " + dialled + ": " + outcome + " (" + timing + ")";
        }
    }

    /** Begins to call. */
    KillsLoad(Ssp from, int callsPerSecond, long seed) {
        this.from = from;
        this.random = new Random(seed);
        long nanos = TimeUnit.SECONDS.toNanos(1) / callsPerSecond;
        var unused = thread.scheduleAtFixedRate(this::call, 0, nanos, TimeUnit.NANOSECONDS);
    }

    private void call() {
        long number = next++;
        int kind = random.nextInt(10);
        Calls calls = switch (kind) {
            case 0 -> Calls.to(SPLIT).everyone(Calls.isBusy());
            case 1 -> Calls.to(FREEPHONE).everyone(Calls.rings());
            case 2 -> Calls.to(SPLIT).everyone(Calls.rings()).abandonedAfter(random.nextInt(1, 100));
            case 3 -> Calls.to(NOBODYS);
            case 4 -> Calls.to(FREEPHONE);
            case 5, 6, 7 -> Calls.to(SPLIT).everyone(talk(HangsUp.CALLING));
            default -> Calls.to(FREEPHONE).everyone(talk(HangsUp.CALLED));
        };
        // Those of freephone numbers refuse mobiles.
        String caller = Long.toString((kind == 4 ? FIRST_MOBILE : FIRST_FIXED) + number);
        open.incrementAndGet();
        var unused = from.begin(calls.from(caller)).whenComplete((result, fault) -> {
            Seen call = Seen.of("86" + caller, result == null ? CallResult.failed(calls.script()) : result);
            seen.add(call);
            taken.addAndGet(call.taken() ? 1 : 0);
            open.decrementAndGet();
        });
    }

    private PartyScript talk(HangsUp hangsUp) {
        return Calls.answers(random.nextInt(1, LONGEST_TALK), hangsUp);
    }

    /** Places no more calls. */
    void stop() {
        thread.shutdown();
    }

    /** Calls that are not over. */
    int open() {
        return open.get();
    }

    /** Calls so far that the SCP took. */
    long taken() {
        return taken.get();
    }

    /** What was seen of each caller's call. */
    Map<String, Seen> seen() {
        Map<String, Seen> all = new HashMap<>();
        seen.forEach(each -> all.put(each.caller(), each));
        return all;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
