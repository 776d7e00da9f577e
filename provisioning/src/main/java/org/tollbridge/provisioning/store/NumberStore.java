package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.ServiceNumbers;

/**
 * The service numbers of a node: in a database, and those in service as a snapshot in memory that calls look at. A change
 * is one transaction; calls see it from the moment it is durable. One process at a time has a store, or the nodes of one
 * cluster: each then takes over what the others have changed when it {@link #refresh refreshes}.
 */
public final class NumberStore implements ServiceNumbers, AutoCloseable {

    /** Of more numbers than these, to read all is quicker. */
    private static final int MOST_FOLLOWED = 20_000;

    private final Database database;
    private final InstantSource clock;
    private volatile Served served;
    private volatile Runnable changed = () -> {};

    /**
     * What calls look at.
     *
     * @param version the last change that is in it
     */
    private record Served(long version, NumberImage image) {}

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
            return new NumberStore(database, clock, database.snapshot(NumberStore::read));
        } catch (StoreException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Served read(Handle handle) {
        long version = ChangeLog.head(handle).id();
        Map<String, CallPlan> plans = new HashMap<>();
        PlanCompiler compiler = new PlanCompiler();
        NumberTable.plans(handle, (key, document) -> plans.put(key, StoredPlans.read(compiler, key, document)));
        NumberImage.Builder builder = new NumberImage.Builder();
        NumberTable.eachServed(
                handle,
                key -> Optional.ofNullable(plans.get(key)),
                entry -> entry.service().ifPresent(builder::add));
        return new Served(version, builder.build());
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
    public synchronized void refresh() throws StoreException {
        served = database.snapshot(handle -> follow(handle, served));
    }

    private static Served follow(Handle handle, Served known) {
        long version = ChangeLog.head(handle).id();
        if (version == known.version()) {
            return known;
        }
        List<String> digits = ChangeLog.numbersSince(handle, known.version(), MOST_FOLLOWED + 1);
        if (digits.size() > MOST_FOLLOWED) {
            return read(handle);
        }
        // One compiler, so that numbers of one template share what is equal in their plans.
        PlanCompiler compiler = new PlanCompiler();
        Map<String, Optional<CallPlan>> plans = new HashMap<>();
        Map<String, Optional<ServiceNumber>> changes = new HashMap<>();
        digits.forEach(each -> changes.put(each, Optional.empty()));
        NumberTable.some(
                handle,
                digits,
                key -> plans.computeIfAbsent(key, each -> NumberTable.plan(handle, compiler, each)),
                entry -> changes.put(entry.digits(), entry.service()));
        return new Served(version, known.image().with(changes));
    }

    /**
     * The numbers that somebody has, or that are kept back, and that are not in service, with their states at this moment.
     */
    public Map<String, NumberState> standing() throws StoreException {
        Instant now = clock.instant();
        Map<String, NumberState> standing = new HashMap<>();
        return database.transaction("reading", handle -> {
            NumberTable.eachStanding(handle, key -> Optional.empty(), entry -> {
                NumberState state = entry.stateAt(now);
                if (state != NumberState.SPARE) {
                    standing.put(entry.digits(), state);
                }
            });
            return standing;
        });
    }

    /** What {@link #apply(NumberLoad, Intent)} would do. */
    public Change preview(NumberLoad load) throws StoreException {
        NumberImage seen = served.image();
        return database.transaction("reading", handle -> NumberLoading.preview(handle, seen, load));
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
    public synchronized Change apply(NumberLoad load, Intent intent) throws StoreException {
        holdLock();
        settle();
        Applied applied = database.transaction("loading", handle -> write(handle, load, intent));
        boolean isNew = applied.served().version() != served.version();
        served = applied.served();
        if (isNew) {
            changed.run();
        }
        return applied.change();
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
        Served seen = follow(handle, served);
        NumberLoading.checkVersion(load.of(), seen.version());
        NumberImage.Merged merged = new NumberLoading(handle, now, log, seen.image()).write(load);
        if (merged.change().changesNothing() && intent.once().isEmpty()) {
            return new Applied(seen, merged.change());
        }
        log.finish();
        return new Applied(new Served(seen.version() + 1, merged.image()), merged.change());
    }

    /** The moment that changes happen at. */
    public Instant now() {
        return clock.instant();
    }

    /** Reads something. */
    <T> T read(Database.Work<T> work) throws StoreException {
        return database.transaction("reading", work);
    }

    /**
     * Changes something that calls do not look at.
     *
     * @throws DoneBeforeException when the same wish was carried out before
     */
    synchronized <T> T change(Intent intent, Database.Work<T> work) throws StoreException {
        holdLock();
        T result = database.transaction("writing", handle -> {
            // First of all: what the work reads must not be changed by another node before it writes.
            ChangeLog.takeTurn(handle);
            ChangeLog.checkNew(handle, intent);
            return work.in(handle);
        });
        changed.run();
        return result;
    }

    /** Changes many records in one transaction, after which calls see all of it. */
    synchronized <T> T batch(Database.Work<T> work) throws StoreException {
        holdLock();
        settle();
        T result = database.transaction("loading", work);
        refresh();
        changed.run();
        return result;
    }

    /** Reads what belongs together, as it is at one moment. */
    <T> T moment(Database.Work<T> work) throws StoreException {
        return database.snapshot(work);
    }

    /** Writes what is no change of a record, such as how often a password was wrong. */
    synchronized <T> T note(Database.Work<T> work) throws StoreException {
        return database.transaction("writing", work);
    }

    /** Writes what no change of a record looks at, beside such changes. */
    <T> T beside(Database.Work<T> work) throws StoreException {
        return database.transaction("writing", work);
    }

    /**
     * Changes one number; when that is durable calls see it.
     *
     * @throws DoneBeforeException when the same wish was carried out before
     */
    synchronized NumberEntry changeOne(String digits, Intent intent, Database.Work<NumberEntry> work)
            throws StoreException {
        settle();
        NumberEntry entry = change(intent, work);
        see(digits, entry.service());
        return entry;
    }

    /**
     * Changes records and many numbers; when that is durable calls see all of it at once.
     *
     * @throws DoneBeforeException when the same wish was carried out before
     */
    synchronized <T> T changeMany(Intent intent, Database.Work<T> work) throws StoreException {
        settle();
        T result = change(intent, work);
        refresh();
        return result;
    }

    private void see(String digits, Optional<ServiceNumber> service) {
        Served now = served;
        if (service.isPresent() || now.image().has(digits)) {
            // Its own change among others' is the next refresh's; until then it counts as one that was not seen yet.
            served = new Served(now.version(), now.image().with(Map.of(digits, service)));
        }
    }

    /**
     * Writes down which plans have taken the place of others because their moment has come; calls go by them from that
     * moment on in any case. Of the nodes that share a store one does it. Every write does it first, so that what was due
     * before is not put over what came later.
     */
    public synchronized void settle() throws StoreException {
        for (String digits : served.image().due(clock.millis())) {
            Optional<NumberEntry> entry =
                    change(Intent.of(Author.NODE), handle -> NextPlans.settle(handle, clock.instant(), digits));
            see(digits, entry.flatMap(NumberEntry::service));
        }
    }

    /**
     * Copies everything, with the history, into a store that is empty. Calls go on meanwhile, and changes wait.
     *
     * @return how many rows that are
     * @throws RefusedException when the other store is not empty
     */
    public synchronized long copyTo(StoreSettings target) throws StoreException {
        try (Database other = Database.open(target)) {
            return database.transaction(
                    "copying", from -> other.transaction("copying", to -> StoreCopy.copy(from, to)));
        } catch (RefusedException e) {
            throw new RefusedException("nothing is copied to " + target + ": " + e.getMessage());
        }
    }

    /** Gives the database back. Calls go on with the last snapshot. */
    @Override
    public synchronized void close() {
        database.close();
    }
}
