package org.tollbridge.core.credit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.journal.DurableRecords;
import org.tollbridge.core.journal.JournalReader;
import org.tollbridge.core.work.RepeatedWork;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Correction;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditBook;
import org.tollbridge.service.credit.CreditFailure;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.credit.CreditTerms;
import org.tollbridge.service.port.CreditControl;

/**
 * Credit that the node itself keeps, as balances in its store. Calls are answered at once from memory. Their cost is
 * charged to the balances from the records of the journal, each exactly once, on a thread of its own.
 */
public final class LocalCredit implements CreditControl, CreditBook, AutoCloseable {

    /** What the subscriber pays for a whole call and for the call or part of a record, in ten-thousandths of a yuan. */
    public record Prices(ToLongFunction<RatedCall> ofCall, ToLongFunction<CallRecord> ofRecord) {}

    /** A record read from the journal, with the end of its call in milliseconds since the epoch. */
    private record Told(long endedAt, Purse.Posted call) {}

    private static final Logger LOG = LoggerFactory.getLogger(LocalCredit.class);
    private static final RepeatedWork.Terms WORK = new RepeatedWork.Terms(
            "balances",
            "Keeping balances",
            "calls continue with the known balances, and their costs wait in the journal",
            Duration.ofMillis(250),
            Duration.ofSeconds(5));
    private static final int LOOKS_A_READ = 4;
    /** All balances are also read every minute, because a node of an earlier version changes them without a mark. */
    private static final int LOOKS_A_WHOLE = 240;

    private static final int MOST_RECORDS = 10_000;

    /** It answers at once, so the time limit never matters. */
    private static final Optional<CreditTerms> TERMS = Optional.of(new CreditTerms(CreditFailure.TERMINATE, 1_000));

    private final BalanceKeeper keeper;
    private final Prices prices;
    private final ConcurrentHashMap<String, Purse> purses = new ConcurrentHashMap<>();
    private final RepeatedWork work = new RepeatedWork(WORK, new Keeping(), LOG);
    private final DurableRecords records;
    /** The position that the store reported. */
    private OptionalLong posted;
    /** Number of the last record known to be posted although its posting was never confirmed. */
    private long taken;
    /** Whether {@link #posted} is known and the reader is positioned after {@link #last}. */
    private boolean placed = true;

    private long last;
    /** The end of the journal when the store was last checked for a first balance. */
    private long lookedTo;

    private int looks;

    private LocalCredit(BalanceKeeper keeper, Prices prices, Path journal, LongSupplier durable) throws IOException {
        this.keeper = keeper;
        this.prices = prices;
        long end = durable.getAsLong();
        this.posted = keeper.posted();
        long begun = posted.orElse(end);
        if (begun > end) {
            LOG.warn(
                    "Balances include calls up to record {} of a journal that ends at {}; they continue from there",
                    begun,
                    end);
        }
        this.last = Math.min(begun, end);
        this.records = new DurableRecords("Keeping balances", journal, durable, last);
        takeAll(keeper.read(), Map.of());
    }

    /**
     * Starts to keep balances.
     *
     * @param journal its directory
     * @param durable number of the last record of the journal that is on the disk
     * @throws IOException when balances cannot be read
     */
    public static LocalCredit start(BalanceKeeper keeper, Prices prices, Path journal, LongSupplier durable)
            throws IOException {
        LocalCredit credit = new LocalCredit(keeper, prices, journal, durable);
        credit.work.start();
        return credit;
    }

    @Override
    public Optional<CreditTerms> of(String subscriber) {
        return purses.containsKey(subscriber) ? TERMS : Optional.empty();
    }

    @Override
    public void ask(String callId, CreditRequest request, Consumer<CreditAnswer> answer) {
        Purse purse = purses.get(request.call().subscriber());
        // A balance that was removed no longer limits anything.
        answer.accept(purse == null ? CreditAnswer.Granted.UNLIMITED : purse.ask(callId, request, prices.ofCall()));
    }

    @Override
    public void ended(CallRecord record) {
        if (purses.isEmpty() || record.subscriber().isEmpty()) {
            return;
        }
        Purse purse = purses.get(record.subscriber().get());
        // A call that ended before the balance existed is never charged to it.
        if (purse != null && callEndedAt(record) >= purse.since()) {
            purse.ended(record.callId(), prices.ofRecord().applyAsLong(record));
        }
    }

    private final class Keeping implements RepeatedWork.Work {

        @Override
        public boolean step() throws IOException {
            try {
                post();
                return false;
            } catch (IOException | RuntimeException e) {
                // Whether the records were posted is unknown, so the next step asks the store and reads all balances;
                // only a success shows that the store is back.
                placed = false;
                looks = LOOKS_A_WHOLE - 1;
                throw e;
            }
        }

        @Override
        public void close() {
            records.close();
        }
    }

    /** Asks the store for its position, and continues reading after the last record that balances include. */
    private void place() throws IOException {
        OptionalLong now = keeper.posted();
        if (!now.equals(posted)) {
            posted = now;
            taken = now.orElse(0);
        }
        records.goTo(last);
        placed = true;
    }

    private void post() throws IOException {
        if (!placed) {
            place();
        }
        looks = (looks + 1) % LOOKS_A_WHOLE;
        if (purses.isEmpty()) {
            lookForTheFirst();
            return;
        }
        List<BalanceKeeper.Used> used = new ArrayList<>();
        Map<String, List<Told>> calls = new HashMap<>();
        // These records are already posted; purses only need to learn which calls they belong to.
        boolean again = last < taken;
        long upTo = last;
        for (int read = 0; read < MOST_RECORDS && !(again && upTo >= taken); read++) {
            Optional<JournalReader.Written> next = records.next();
            if (next.isEmpty()) {
                break;
            }
            upTo = next.get().sequence();
            add(next.get().record(), used, calls);
        }
        if (upTo > last) {
            if (again) {
                List<BalanceKeeper.Balance> kept = keeper.read();
                last = upTo;
                takeAll(kept, calls);
                return;
            }
            List<BalanceKeeper.Balance> kept = keeper.post(posted, upTo, used);
            posted = OptionalLong.of(upTo);
            last = upTo;
            Set<String> gone = used.stream().map(BalanceKeeper.Used::subscriber).collect(Collectors.toSet());
            gone.removeAll(take(kept, calls));
            purses.keySet().removeAll(gone);
        }
        // Changes made by others; checked even if there is something to post in every step.
        if (looks == 0) {
            takeAll(keeper.read(), Map.of());
        } else if (looks % LOOKS_A_READ == 0) {
            BalanceKeeper.Changes others = keeper.changes();
            var unused = take(others.there(), Map.of());
            purses.keySet().removeAll(others.gone());
        }
    }

    /**
     * Checks for a first balance, and skips records while nobody has one. The first balance may have been given since
     * the store was last read, or have been on its way into it, and counts from the time when it was given.
     */
    private void lookForTheFirst() throws IOException {
        if (looks % LOOKS_A_READ == 0) {
            long end = records.end();
            takeAll(keeper.read(), Map.of());
            if (purses.isEmpty()) {
                last = Math.max(last, lookedTo);
                lookedTo = end;
            } else {
                records.goTo(last);
            }
        }
    }

    /**
     * Adds a record whether or not the subscriber has a balance: that is known only when it is posted, because the
     * store may have been unreachable when a balance was given.
     */
    private void add(CallRecord record, List<BalanceKeeper.Used> used, Map<String, List<Told>> calls) {
        if (record.subscriber().isEmpty()) {
            return;
        }
        String subscriber = record.subscriber().get();
        long cost = prices.ofRecord().applyAsLong(record);
        boolean told =
                record.correction().isEmpty() && (cost > 0 || record.part().isPresent());
        if (cost != 0 || told) {
            used.add(new BalanceKeeper.Used(subscriber, callEndedAt(record), cost));
        }
        if (told) {
            calls.computeIfAbsent(subscriber, name -> new ArrayList<>())
                    .add(new Told(callEndedAt(record), new Purse.Posted(record.callId(), record.goesOn(), cost)));
        }
    }

    private static long callEndedAt(CallRecord record) {
        return record.correction().map(Correction::endedAt).orElse(record.endedAt());
    }

    private void takeAll(List<BalanceKeeper.Balance> all, Map<String, List<Told>> told) {
        purses.keySet().retainAll(take(all, told));
    }

    /** Takes over some balances and returns their subscribers. */
    private Set<String> take(List<BalanceKeeper.Balance> kept, Map<String, List<Told>> told) {
        Set<String> there = new HashSet<>();
        for (BalanceKeeper.Balance each : kept) {
            there.add(each.subscriber());
            purses.compute(
                            each.subscriber(),
                            (name, known) -> known == null || known.since() != each.since() ? new Purse(each) : known)
                    .take(
                            each,
                            told.getOrDefault(each.subscriber(), List.of()).stream()
                                    .filter(call -> call.endedAt() >= each.since())
                                    .map(Told::call)
                                    .toList());
        }
        return there;
    }

    /** Posts the durable records, for at most a few seconds. */
    @Override
    public void close() {
        work.close();
    }
}
