package org.tollbridge.provisioning.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.store.Database.Patience;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.ServiceNumbers;

/**
 * The service numbers of a node, in a database, with those in service as a snapshot in memory that calls read. A change
 * is one transaction; calls see it as soon as it is durable. A store is used by one process at a time, or by the nodes
 * of one cluster, each of which takes over the others' changes when it {@link #refresh refreshes}.
 *
 * <p>The table lists how the rest of this package reads and writes. Each way is one transaction. Those that take a turn
 * are serialised in this process, and across processes by a lock on {@code change_head}. A {@link BusyException} is
 * thrown after half a minute without a turn (ten minutes for a load).
 *
 * <table>
 * <caption>Ways into the store</caption>
 * <tr><th>way</th><th>sees</th><th>turn</th><th>repeated request is refused</th><th>calls see it</th></tr>
 * <tr><td>{@link #read}</td><td>what is committed at each statement</td><td>no</td><td></td><td></td></tr>
 * <tr><td>{@link #moment}</td><td>one snapshot</td><td>no</td><td></td><td></td></tr>
 * <tr><td>{@link #beside}</td><td>what is committed at each statement</td><td>no</td><td>no</td><td>never</td></tr>
 * <tr><td>{@link #note}</td><td>the same</td><td>of this process</td><td>no</td><td>never</td></tr>
 * <tr><td>{@link #change}</td><td>the same</td><td>yes</td><td>yes</td><td>never</td></tr>
 * <tr><td>{@link #changeOne}</td><td>the same</td><td>yes</td><td>yes</td><td>one number, on return</td></tr>
 * <tr><td>{@link #changeMany}</td><td>the same</td><td>yes</td><td>yes</td><td>all, on return</td></tr>
 * <tr><td>{@link #batch}, {@link #apply}</td><td>the same</td><td>yes, for long</td><td>by the work</td><td>all, on
 * return</td></tr>
 * </table>
 *
 * <p>A committed change stands even when the snapshot cannot be updated afterwards; {@link #settle} updates it within a
 * second.
 */
public final class NumberStore implements ServiceNumbers, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NumberStore.class);

    /** How long to wait for other writers. */
    private static final Duration TURN = Duration.ofSeconds(30);

    private static final Duration LONG_TURN = Duration.ofMinutes(10);

    /** How long closing waits for work in progress. */
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Database database;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Served served;

    /** Whether the database may hold commits that the snapshot lacks; guarded by the turn. */
    private boolean stale;

    private volatile Runnable changed = () -> {};

    private NumberStore(Database database, InstantSource clock, Served served) {
        this.database = database;
        this.clock = clock;
        this.served = served;
    }

    /**
     * Opens a store, creating it if missing, and reads the numbers in service.
     *
     * @throws StoreException when it cannot be read, is damaged, or another process uses it
     */
    public static NumberStore open(StoreSettings settings) throws StoreException {
        return open(settings, InstantSource.system());
    }

    /**
     * Opens a store that takes the time of changes from a clock.
     *
     * @throws StoreException when it cannot be read, is damaged, or another process uses it
     */
    public static NumberStore open(StoreSettings settings, InstantSource clock) throws StoreException {
        Database database = Database.open(settings);
        try {
            return new NumberStore(database, clock, database.snapshot(Patience.LONG, Served::read));
        } catch (StoreException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public Optional<ServiceNumber> find(String digits) {
        return served.image().find(digits);
    }

    /** The numbers currently in service. */
    public NumberImage snapshot() {
        return served.image();
    }

    /**
     * Numbers, in or out of service, that take no calls because another version of the program wrote plans that this
     * one cannot read; in no order. Each can be loaded with another plan.
     */
    public Set<String> unread() {
        return served.unread();
    }

    /**
     * Numbers in service whose next plans another version of the program wrote and this one cannot read; in no order.
     * They keep their current plans.
     */
    public Set<String> unreadNext() {
        return served.unreadNext();
    }

    /** The row of a number, without plans that this program cannot read; empty when it has no row. */
    public Optional<NumberEntry> row(String digits) throws StoreException {
        return read(handle -> {
            List<NumberEntry> found = new ArrayList<>();
            ReadablePlans plans = new ReadablePlans(handle);
            NumberTable.some(handle, List.of(digits), plans::find, plans, found::add);
            return found.stream().findFirst();
        });
    }

    /**
     * The last change visible to calls. Changes are numbered consecutively; 0 means that the store was never changed.
     */
    public long version() {
        return served.version();
    }

    /**
     * Sets a listener for each change by this process. It runs on the thread that made the change and must be quick.
     */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    /**
     * Takes over the changes of others. Calls see all of them at once.
     *
     * @throws StoreException when the database cannot be read; calls continue with the current snapshot
     */
    public void refresh() throws StoreException {
        inTurn(TURN, () -> {
            served = database.snapshot(Patience.USUAL, handle -> served.follow(handle));
            stale = false;
            return served;
        });
    }

    /** A step carried out while holding the turn. */
    @FunctionalInterface
    private interface Step<T> {
        T take() throws StoreException;
    }

    private <T> T inTurn(Duration patience, Step<T> step) throws StoreException {
        awaitTurn(patience);
        try {
            return step.take();
        } finally {
            turn.unlock();
        }
    }

    private void awaitTurn(Duration patience) throws BusyException {
        try {
            if (turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BusyException("another change or load is taking a long time; nothing was changed; try again later");
    }

    /** When the response to a commit is lost, the commit may have succeeded, so ask the database. */
    private <T> T write(String doing, Patience patience, Database.Work<T> work) throws StoreException {
        boolean before = stale;
        stale = true;
        T result = database.transaction(doing, patience, work);
        stale = before;
        return result;
    }

    /** A committed change stands, whether or not it can be read again now. */
    private void see() {
        try {
            refresh();
        } catch (StoreException e) {
            stale = true;
            LOG.warn("calls will see the changes once the store responds: {}", e.getMessage());
        }
    }

    /**
     * The numbers that are assigned or kept back and do not take calls, with their current state: those out of service,
     * and those whose plans cannot be read.
     */
    public Map<String, Standing> standing() throws StoreException {
        Instant now = clock.instant();
        Map<String, Standing> standing = new HashMap<>();
        return database.transaction("reading", Patience.LONG, handle -> {
            Consumer<NumberEntry> each = entry -> {
                NumberState state = entry.stateAt(now);
                if (state != NumberState.SPARE) {
                    standing.put(entry.digits(), new Standing(state, entry.subscriber()));
                }
            };
            NextPlans.Reader none = (key, document) -> Optional.empty();
            NumberTable.eachStanding(handle, key -> Optional.empty(), none, each);
            NumberTable.some(handle, List.copyOf(served.unread()), key -> Optional.empty(), none, each);
            return standing;
        });
    }

    /** What {@link #apply(NumberLoad, Intent)} would do. */
    public Change preview(NumberLoad load) throws StoreException {
        Served seen = served;
        return database.transaction("reading", Patience.LONG, handle -> NumberLoading.preview(handle, seen, load));
    }

    /**
     * Puts numbers into service, replacing those with the same digits, all at once.
     *
     * @param author recorded with the change
     * @throws StoreException as {@link #apply(NumberLoad, Intent)} does
     */
    public Change apply(NumberImage changes, Author author) throws StoreException {
        return apply(NumberLoad.of(changes), Intent.of(author));
    }

    /**
     * Applies a batch file to numbers, all at once.
     *
     * @param intent recorded with the change
     * @throws LoadedBeforeException when these contents may be loaded only once and already were
     * @throws StoreException when the database refuses, or a number may not be loaded; the store is then unchanged
     */
    public Change apply(NumberLoad load, Intent intent) throws StoreException {
        return inTurn(LONG_TURN, () -> {
            holdLock();
            settle();
            Applied applied = write("loading", Patience.LONG, handle -> write(handle, load, intent));
            boolean isNew = applied.served().version() != served.version();
            served = applied.served();
            if (isNew) {
                changed.run();
            }
            return applied.change();
        });
    }

    /** Do not write to a store that another process may have taken over. */
    private void holdLock() throws StoreException {
        if (database.holdLock()) {
            refresh();
        }
    }

    private record Applied(Served served, Change change) {}

    private Applied write(Handle handle, NumberLoad load, Intent intent) throws StoreException {
        Instant now = clock.instant();
        // From here on no other process can write, so earlier changes by others can be taken over first.
        ChangeLog log = ChangeLog.begin(handle, now, intent, "load of " + load.size() + " numbers");
        ChangeLog.checkNotLoaded(handle, intent);
        Served seen = served.follow(handle);
        NumberLoading.checkVersion(load.of(), seen.version());
        Change change = new NumberLoading(handle, now, log, seen).write(load);
        if (change.changesNothing() && intent.once().isEmpty()) {
            return new Applied(seen, change);
        }
        log.finish();
        return new Applied(seen.loaded(handle, load), change);
    }

    /** The time of a change made now. */
    public Instant now() {
        return clock.instant();
    }

    /** Reads data; two statements may see different commits. */
    <T> T read(Database.Work<T> work) throws StoreException {
        return database.transaction("reading", Patience.USUAL, work);
    }

    /** Reads related data from one snapshot; suitable for long reads. */
    <T> T moment(Database.Work<T> work) throws StoreException {
        return database.snapshot(Patience.LONG, work);
    }

    /** Writes data that changes of records do not read, concurrently with them and with other writes of this kind. */
    <T> T beside(Database.Work<T> work) throws StoreException {
        return database.transaction("writing", Patience.USUAL, work);
    }

    /** Writes data other than records, such as counts of wrong passwords, serialised within this process. */
    <T> T note(Database.Work<T> work) throws StoreException {
        return inTurn(TURN, () -> database.transaction("writing", Patience.USUAL, work));
    }

    /**
     * Changes data that calls do not read.
     *
     * @throws DoneBeforeException when the same request was carried out before
     */
    <T> T change(Intent intent, Database.Work<T> work) throws StoreException {
        return inTurn(TURN, () -> {
            holdLock();
            T result = write("writing", Patience.USUAL, handle -> {
                // Must come first: no other node may change what the work reads before it writes.
                ChangeLog.takeTurn(handle);
                ChangeLog.checkNew(handle, intent);
                return work.in(handle);
            });
            changed.run();
            return result;
        });
    }

    /**
     * Changes one number. Calls see the change as soon as it is durable.
     *
     * @throws DoneBeforeException when the same request was carried out before
     */
    NumberEntry changeOne(String digits, Intent intent, Database.Work<NumberEntry> work) throws StoreException {
        return inTurn(TURN, () -> {
            settle();
            NumberEntry entry = change(intent, work);
            see(digits, entry.service());
            return entry;
        });
    }

    /**
     * Changes records and many numbers. Calls see all changes at once, as soon as they are durable.
     *
     * @throws DoneBeforeException when the same request was carried out before
     */
    <T> T changeMany(Intent intent, Database.Work<T> work) throws StoreException {
        return inTurn(TURN, () -> {
            settle();
            T result = change(intent, work);
            see();
            return result;
        });
    }

    /**
     * Changes many records in one transaction, which itself takes the turn. Calls see all changes at once, as soon as
     * they are durable.
     */
    <T> T batch(Database.Work<T> work) throws StoreException {
        return inTurn(LONG_TURN, () -> {
            holdLock();
            settle();
            T result = write("loading", Patience.LONG, work);
            see();
            changed.run();
            return result;
        });
    }

    private void see(String digits, Optional<ServiceNumber> service) {
        Served now = served;
        if (service.isPresent() || now.image().has(digits)) {
            // The version stays, because changes by others may have come before this one; the next refresh reads all.
            served = now.with(digits, service);
        }
    }

    /**
     * Records which plans have replaced others because they were due. Calls follow the new plans from the due time in
     * any case. One of the nodes that share a store does this. Every write does it first, so that an older due plan
     * does not overwrite a newer change. If the snapshot may be out of date, it is refreshed first.
     */
    public void settle() throws StoreException {
        inTurn(TURN, () -> {
            if (stale) {
                refresh();
            }
            settleDue();
            return served;
        });
    }

    private void settleDue() throws StoreException {
        for (String digits : served.image().due(clock.millis())) {
            Optional<NumberEntry> entry =
                    change(Intent.of(Author.NODE), handle -> NextPlans.settle(handle, clock.instant(), digits));
            see(digits, entry.flatMap(NumberEntry::service));
        }
    }

    /**
     * Copies a snapshot of everything, including the history, into an empty store. Calls and changes continue
     * meanwhile.
     *
     * @return number of rows copied
     * @throws RefusedException when the other store is not empty
     */
    public long copyTo(StoreSettings target) throws StoreException {
        try (Database other = Database.open(target)) {
            return moment(from -> other.transaction("copying", Patience.LONG, to -> StoreCopy.copy(from, to)));
        } catch (RefusedException e) {
            throw new RefusedException("nothing is copied to " + target + ": " + e.getMessage());
        }
    }

    /**
     * {@link #close Closes} the store after some time, even if someone is still waiting for it; they get an error that
     * it cannot be used. For a stopping node whose parts may still write to a database that no longer answers.
     */
    public void closeAfter(Duration patience) {
        Thread unused = Thread.ofPlatform().name("store-end").daemon().start(() -> {
            try {
                if (!closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    close();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /**
     * Closes the database, once. Calls continue with the last snapshot. Work in progress is waited for five seconds,
     * and an unresponsive server at most ten more. Work aborted then was not done, or is found at the next start.
     */
    @Override
    public void close() {
        closed.countDown();
        boolean idle = false;
        try {
            idle = turn.tryLock(CLOSE.toMillis(), TimeUnit.MILLISECONDS);
            if (!idle) {
                LOG.warn("the store is closed while an operation is in progress");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            database.close();
        } finally {
            if (idle) {
                turn.unlock();
            }
        }
    }
}
