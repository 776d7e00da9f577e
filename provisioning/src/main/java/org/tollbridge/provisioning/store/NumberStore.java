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
 * The service numbers of a node: in a database, and those in service as a snapshot in memory that calls look at. A change
 * is one transaction; calls see it from the moment it is durable. One process at a time has a store, or the nodes of one
 * cluster: each then takes over what the others have changed when it {@link #refresh refreshes}.
 *
 * <p>How the rest of this package reads and writes. Each is one transaction. Those that take a turn are one after the other in
 * this process, and with {@code change_head} for update in all processes; who gets none in half a minute (a load: in ten
 * minutes) hears a {@link BusyException}.
 *
 * <table>
 * <caption>Ways into the store</caption>
 * <tr><th>way</th><th>sees</th><th>turn</th><th>wish that came before is refused</th><th>calls see it</th></tr>
 * <tr><td>{@link #read}</td><td>what is committed at each statement</td><td>no</td><td></td><td></td></tr>
 * <tr><td>{@link #moment}</td><td>all as at one moment</td><td>no</td><td></td><td></td></tr>
 * <tr><td>{@link #beside}</td><td>what is committed at each statement</td><td>no</td><td>no</td><td>never</td></tr>
 * <tr><td>{@link #note}</td><td>the same</td><td>of this process</td><td>no</td><td>never</td></tr>
 * <tr><td>{@link #change}</td><td>the same</td><td>yes</td><td>yes</td><td>never</td></tr>
 * <tr><td>{@link #changeOne}</td><td>the same</td><td>yes</td><td>yes</td><td>one number, from the answer on</td></tr>
 * <tr><td>{@link #changeMany}</td><td>the same</td><td>yes</td><td>yes</td><td>all, from the answer on</td></tr>
 * <tr><td>{@link #batch}, {@link #apply}</td><td>the same</td><td>yes, for long</td><td>by the work</td><td>all, from the answer
 * on</td></tr>
 * </table>
 *
 * <p>What is committed is done, whatever comes afterwards: when what calls look at cannot be read anew then, that is made good
 * within a second by {@link #settle}.
 */
public final class NumberStore implements ServiceNumbers, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NumberStore.class);

    /** How long somebody waits until others have written. */
    private static final Duration TURN = Duration.ofSeconds(30);

    private static final Duration LONG_TURN = Duration.ofMinutes(10);

    /** How long the end of a store waits for what is at work in it. */
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Database database;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Served served;

    /** Whether more may be committed than is seen here; guarded by the turn. */
    private boolean stale;

    private volatile Runnable changed = () -> {};

    private NumberStore(Database database, InstantSource clock, Served served) {
        this.database = database;
        this.clock = clock;
        this.served = served;
    }

    /**
     * Opens a store, which is made when it is missing, and reads the numbers in service.
     *
     * @throws StoreException when it cannot be read, is damaged, or another process has it
     */
    public static NumberStore open(StoreSettings settings) throws StoreException {
        return open(settings, InstantSource.system());
    }

    /**
     * Opens a store whose changes happen at the time of a clock.
     *
     * @throws StoreException when it cannot be read, is damaged, or another process has it
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

    /** The numbers in service at this moment. */
    public NumberImage snapshot() {
        return served.image();
    }

    /**
     * Numbers, in service or not, that take no calls since this program cannot read their plans, which another wrote; in no
     * order. Each can be loaded with another plan.
     */
    public Set<String> unread() {
        return served.unread();
    }

    /**
     * Numbers in service whose next plans this program cannot read, which another wrote; in no order. They go on with the
     * plans that they have.
     */
    public Set<String> unreadNext() {
        return served.unreadNext();
    }

    /** A number as its row says, without the plans of it that this program cannot read; empty when it has no row. */
    public Optional<NumberEntry> row(String digits) throws StoreException {
        return read(handle -> {
            List<NumberEntry> found = new ArrayList<>();
            ReadablePlans plans = new ReadablePlans(handle);
            NumberTable.some(handle, List.of(digits), plans::find, plans, found::add);
            return found.stream().findFirst();
        });
    }

    /**
     * The last change that calls see; each change of the store is numbered one more than the one before, and 0 is a store in
     * which nothing was ever changed.
     */
    public long version() {
        return served.version();
    }

    /** Tells somebody of each change that this process has made, on the thread that made it; it must be quick. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    /**
     * Takes over what others have changed. Calls see all of it at once.
     *
     * @throws StoreException when the database cannot be read; calls go on with what they see
     */
    public void refresh() throws StoreException {
        inTurn(TURN, () -> {
            served = database.snapshot(Patience.USUAL, handle -> served.follow(handle));
            stale = false;
            return served;
        });
    }

    /** Something that is done in one's turn. */
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

    /** A commit whose answer does not come may have been one, so that the database has to be asked. */
    private <T> T write(String doing, Patience patience, Database.Work<T> work) throws StoreException {
        boolean before = stale;
        stale = true;
        T result = database.transaction(doing, patience, work);
        stale = before;
        return result;
    }

    /** What was committed is done, whether or not it can be read again at this moment. */
    private void see() {
        try {
            refresh();
        } catch (StoreException e) {
            stale = true;
            LOG.warn("calls will see the changes once the store responds: {}", e.getMessage());
        }
    }

    /**
     * The numbers that somebody has, or that are kept back, and that calls find nowhere, as they stand at this moment: those
     * that are not in service, and those whose plans cannot be read.
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
     * Brings numbers into service, or puts them in the place of those with the same digits, all at once.
     *
     * @param author kept with the change
     * @throws StoreException as {@link #apply(NumberLoad, Intent)} does
     */
    public Change apply(NumberImage changes, Author author) throws StoreException {
        return apply(NumberLoad.of(changes), Intent.of(author));
    }

    /**
     * Makes of numbers what a batch file says, all at once.
     *
     * @param intent kept with the change
     * @throws LoadedBeforeException when these contents are to be loaded once, and were
     * @throws StoreException when the database refuses, or a number may not be loaded; the contents are then as before
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

    /** Nothing is written to a store that another process may have by now. */
    private void holdLock() throws StoreException {
        if (database.holdLock()) {
            refresh();
        }
    }

    private record Applied(Served served, Change change) {}

    private Applied write(Handle handle, NumberLoad load, Intent intent) throws StoreException {
        Instant now = clock.instant();
        // From here on nobody else changes anything, so that what others did before can be taken over first.
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

    /** The moment that changes happen at. */
    public Instant now() {
        return clock.instant();
    }

    /** Reads something; what one statement sees another may see no more. */
    <T> T read(Database.Work<T> work) throws StoreException {
        return database.transaction("reading", Patience.USUAL, work);
    }

    /** Reads what belongs together, as it is at one moment; for what may take long. */
    <T> T moment(Database.Work<T> work) throws StoreException {
        return database.snapshot(Patience.LONG, work);
    }

    /** Writes what no change of a record looks at, beside such changes and others like it. */
    <T> T beside(Database.Work<T> work) throws StoreException {
        return database.transaction("writing", Patience.USUAL, work);
    }

    /** Writes what is no change of a record, such as how often a password was wrong, while nobody else of this process writes. */
    <T> T note(Database.Work<T> work) throws StoreException {
        return inTurn(TURN, () -> database.transaction("writing", Patience.USUAL, work));
    }

    /**
     * Changes something that calls do not look at.
     *
     * @throws DoneBeforeException when the same wish was carried out before
     */
    <T> T change(Intent intent, Database.Work<T> work) throws StoreException {
        return inTurn(TURN, () -> {
            holdLock();
            T result = write("writing", Patience.USUAL, handle -> {
                // First of all: what the work reads must not be changed by another node before it writes.
                ChangeLog.takeTurn(handle);
                ChangeLog.checkNew(handle, intent);
                return work.in(handle);
            });
            changed.run();
            return result;
        });
    }

    /**
     * Changes one number; when that is durable calls see it.
     *
     * @throws DoneBeforeException when the same wish was carried out before
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
     * Changes records and many numbers; when that is durable calls see all of it at once.
     *
     * @throws DoneBeforeException when the same wish was carried out before
     */
    <T> T changeMany(Intent intent, Database.Work<T> work) throws StoreException {
        return inTurn(TURN, () -> {
            settle();
            T result = change(intent, work);
            see();
            return result;
        });
    }

    /** Changes many records in one transaction, which takes its turn itself; when that is durable calls see all of it at once. */
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
            // Its own change among others' is the next refresh's; until then it counts as one that was not seen yet.
            served = now.with(digits, service);
        }
    }

    /**
     * Writes down which plans have taken the place of others because their moment has come; calls go by them from that
     * moment on in any case. Of the nodes that share a store one does it. Every write does it first, so that what was due
     * before is not put over what came later. When more may be committed than is seen here, it is read first.
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
     * Copies everything, with the history, as it is at one moment, into a store that is empty. Calls and changes go on meanwhile.
     *
     * @return how many rows that are
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
     * Has the store {@link #close closed} after some time, whoever still waits for it then: they hear that it cannot be used.
     * For a node that ends, and whose parts have last words for a database that may not answer any more.
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
     * Gives the database back, once. Calls go on with the last snapshot. What is at work is waited for five seconds, and a server that
     * does not answer ten more at the most; what is cut off then was not done, or is found at the next start.
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
