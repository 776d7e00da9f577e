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
 * Credit that the node keeps itself, as balances in its store. Calls are answered at once from memory; what they have cost
 * is taken from the balances by the records of the journal, each exactly once, on a thread of its own.
 */
public final class LocalCredit implements CreditControl, CreditBook, AutoCloseable {

    /** What the subscriber pays for a whole call, and what for that of which a record is, in ten-thousandths of a yuan. */
    public record Prices(ToLongFunction<RatedCall> ofCall, ToLongFunction<CallRecord> ofRecord) {}

    /** A record that was read of a call that ended then, in milliseconds since the epoch. */
    private record Told(long endedAt, Purse.Posted call) {}

    private static final Logger LOG = LoggerFactory.getLogger(LocalCredit.class);
    private static final RepeatedWork.Terms WORK = new RepeatedWork.Terms(
            "balances",
            "Keeping balances",
            "calls go on with the balances known, and what they cost waits in the journal",
            Duration.ofMillis(250),
            Duration.ofSeconds(5));
    private static final int LOOKS_A_READ = 4;
    /** All are read each minute too: a node of a version before changes balances without a mark. */
    private static final int LOOKS_A_WHOLE = 240;

    private static final int MOST_RECORDS = 10_000;

    /** It answers at once, so that nobody ever waits. */
    private static final Optional<CreditTerms> TERMS = Optional.of(new CreditTerms(CreditFailure.TERMINATE, 1_000));

    private final BalanceKeeper keeper;
    private final Prices prices;
    private final ConcurrentHashMap<String, Purse> purses = new ConcurrentHashMap<>();
    private final RepeatedWork work = new RepeatedWork(WORK, new Keeping(), LOG);
    private final DurableRecords records;
    /** How far the store says that records are taken. */
    private OptionalLong posted;
    /** The last record known to be taken of those whose taking was not answered. */
    private long taken;
    /** Whether {@link #posted} is known, and the next record is the one after {@link #last}. */
    private boolean placed = true;

    private long last;
    /** The end of the journal when a first balance was looked for last. */
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
                    "Balances have calls up to record {} of a journal that ends at {}: they go on from there",
                    begun,
                    end);
        }
        this.last = Math.min(begun, end);
        this.records = new DurableRecords("Keeping balances", journal, durable, last);
        takeAll(keeper.read(), Map.of());
    }

    /**
     * Begins to keep balances.
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
        // A balance that was taken away bounds nothing any more.
        answer.accept(purse == null ? CreditAnswer.Granted.UNLIMITED : purse.ask(callId, request, prices.ofCall()));
    }

    @Override
    public void ended(CallRecord record) {
        if (purses.isEmpty() || record.subscriber().isEmpty()) {
            return;
        }
        Purse purse = purses.get(record.subscriber().get());
        // A call that ended before there was the balance never comes off it.
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
                // Nobody knows whether what was read is taken: the store is asked again, and the next look asks it too.
                // Only then it is known to be back.
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

    /** Asks how far the store has come, and reads on from the last record that balances have. */
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
        // These are taken already, and balances only learn which calls that were.
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
        // What others have done to balances: also while there is something to post each time.
        if (looks == 0) {
            takeAll(keeper.read(), Map.of());
        } else if (looks % LOOKS_A_READ == 0) {
            BalanceKeeper.Changes others = keeper.changes();
            var unused = take(others.there(), Map.of());
            purses.keySet().removeAll(others.gone());
        }
    }

    /**
     * While nobody has a balance, no record is read. The first one may have been given since the store was asked last, or was
     * on its way into it then, and counts since it was given.
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

    /** Who has a balance is only known when the record is taken: the store may have been out of reach when one was given. */
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

    /** Takes some balances over, and says whose they are. */
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

    /** Takes what is durable from the balances, for at most some seconds. */
    @Override
    public void close() {
        work.close();
    }
}
