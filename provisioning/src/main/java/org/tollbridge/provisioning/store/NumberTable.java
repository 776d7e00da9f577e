package org.tollbridge.provisioning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanNode;

/** The tables of service numbers and call plans. */
final class NumberTable {

    /** Rows read or written at once: large enough to be fast, small enough to save memory. */
    private static final int PIECE = 1_000;
    /** Plans read at once; each may have two million characters. */
    static final int PLANS = 200;

    private static final String COLUMNS =
            "digits, state, ends_at, subscriber, service_class, valid_from, valid_to, destination, no_answer_seconds,"
                    + " on_busy, on_no_answer, plan_key";

    private NumberTable() {}

    /** Keys and documents of all plans that numbers have. */
    static void plans(Handle handle, BiConsumer<String, String> each) {
        Set<String> used = handle.createQuery("select distinct plan_key from service_number where plan_key is not null")
                .mapTo(String.class)
                .set();
        record Plan(String key, String document) {}
        String last = "";
        while (!used.isEmpty()) {
            List<Plan> piece = handle.createQuery("select plan_key, document from plan where plan_key > :last"
                            + " order by plan_key limit " + PLANS)
                    .bind("last", last)
                    .map((row, context) -> new Plan(row.getString(1), row.getString(2)))
                    .list();
            if (piece.isEmpty()) {
                return;
            }
            piece.stream()
                    .filter(plan -> used.contains(plan.key()))
                    .forEach(plan -> each.accept(plan.key(), plan.document()));
            last = piece.getLast().key();
        }
    }

    /**
     * Passes the numbers in service to {@code each}, in order.
     *
     * @param plans finds a plan by its key
     * @param next creates next plans
     */
    static void eachServed(
            Handle handle,
            Function<String, Optional<CallPlan>> plans,
            NextPlans.Reader next,
            Consumer<NumberEntry> each) {
        each(
                handle,
                "state in ('working', 'suspended')",
                plans,
                piece -> NextPlans.attached(handle, piece, next),
                each);
    }

    /**
     * Passes the numbers that have a row but are not in service to {@code each}, in order.
     *
     * @param plans finds a plan by its key
     * @param next creates next plans
     */
    static void eachStanding(
            Handle handle,
            Function<String, Optional<CallPlan>> plans,
            NextPlans.Reader next,
            Consumer<NumberEntry> each) {
        for (NumberState state : NumberState.values()) {
            if (!state.served()) {
                each(
                        handle,
                        "state = '" + state.word() + "'",
                        plans,
                        piece -> NextPlans.attached(handle, piece, next),
                        each);
            }
        }
    }

    /** The numbers, in or out of service, that have one of these plans. */
    static Set<String> having(Handle handle, Set<String> keys) {
        return having(handle, keys, "select digits from service_number where plan_key in (<keys>)");
    }

    /** The digits that a query finds for plan keys. */
    static Set<String> having(Handle handle, Set<String> keys, String query) {
        List<String> all = List.copyOf(keys);
        Set<String> digits = new HashSet<>();
        for (int from = 0; from < all.size(); from += PIECE) {
            digits.addAll(handle.createQuery(query)
                    .bindList("keys", all.subList(from, Math.min(all.size(), from + PIECE)))
                    .mapTo(String.class)
                    .list());
        }
        return digits;
    }

    /** Passes numbers whose row is not spare to {@code each}, in order, including those that became spare by expiry. */
    static void eachKnown(Handle handle, Consumer<NumberEntry> each) {
        each(handle, "state <> 'spare'", remembering(handle), each);
    }

    /** Passes assigned numbers with a plan of more than one destination to {@code each}, in order. */
    static void eachPlanned(Handle handle, Consumer<NumberEntry> each) {
        each(
                handle,
                "plan_key is not null and subscriber is not null and state <> 'reserved'",
                remembering(handle),
                each);
    }

    private static Function<String, Optional<CallPlan>> remembering(Handle handle) {
        Map<String, Optional<CallPlan>> plans = new HashMap<>();
        return key -> {
            if (plans.size() > PIECE) {
                plans.clear();
            }
            return plans.computeIfAbsent(key, each -> plan(handle, each));
        };
    }

    private static void each(
            Handle handle, String which, Function<String, Optional<CallPlan>> plans, Consumer<NumberEntry> each) {
        each(handle, which, plans, piece -> NextPlans.attached(handle, piece), each);
    }

    private static void each(
            Handle handle,
            String which,
            Function<String, Optional<CallPlan>> plans,
            UnaryOperator<List<NumberEntry>> attaching,
            Consumer<NumberEntry> each) {
        String after = "";
        while (true) {
            List<NumberEntry> piece = handle.createQuery("select " + COLUMNS
                            + " from service_number where digits > :after and " + which + " order by digits limit "
                            + PIECE)
                    .bind("after", after)
                    .map((row, context) -> read(row, plans))
                    .list();
            if (piece.isEmpty()) {
                return;
            }
            attaching.apply(piece).forEach(each);
            after = piece.getLast().digits();
        }
    }

    private static NumberState state(String word) throws SQLException {
        return NumberState.of(word).orElseThrow(() -> new SQLException("'" + word + "' is not a state of a number"));
    }

    static Optional<NumberEntry> find(Handle handle, String digits) {
        return handle.createQuery("select " + COLUMNS + " from service_number where digits = :digits")
                .bind("digits", digits)
                .map((row, context) -> read(row, key -> plan(handle, key)))
                .findOne()
                .map(entry -> NextPlans.attached(handle, List.of(entry)).getFirst());
    }

    /**
     * Passes those of some numbers that have a row to {@code each}, in any order.
     *
     * @param plans finds a plan by its key
     * @param next creates next plans
     */
    static void some(
            Handle handle,
            List<String> digits,
            Function<String, Optional<CallPlan>> plans,
            NextPlans.Reader next,
            Consumer<NumberEntry> each) {
        for (int from = 0; from < digits.size(); from += PIECE) {
            List<NumberEntry> piece = handle.createQuery(
                            "select " + COLUMNS + " from service_number where digits in (<digits>)")
                    .bindList("digits", digits.subList(from, Math.min(digits.size(), from + PIECE)))
                    .map((row, context) -> read(row, plans))
                    .list();
            NextPlans.attached(handle, piece, next).forEach(each);
        }
    }

    /** The plan with this key. */
    static Optional<CallPlan> plan(Handle handle, String key) {
        return planDocument(handle, key).map(json -> StoredPlans.read(new PlanCompiler(), key, json));
    }

    /** Numbers that are not spare at a given time, after some digits, at most {@code limit}. */
    static List<NumberEntry> list(
            Handle handle, String after, Optional<NumberState> state, String subscriber, Instant now, int limit) {
        return NextPlans.attached(
                handle,
                handle.createQuery("select " + COLUMNS + " from service_number where digits > :after"
                                + " and state <> 'spare' and (ends_at is null or ends_at > :now)"
                                + (state.isPresent() ? " and state = :state" : "")
                                + (subscriber.isEmpty() ? "" : " and subscriber = :subscriber")
                                + " order by digits limit :limit")
                        .bind("after", after)
                        .bind("now", utc(now))
                        .bind("state", state.map(NumberState::word).orElse(""))
                        .bind("subscriber", subscriber)
                        .bind("limit", limit)
                        .map((row, context) -> read(row, key -> plan(handle, key)))
                        .list());
    }

    /** A number of a subscriber that belongs to another class, if any. */
    static Optional<String> ofOtherClass(Handle handle, String subscriber, String serviceClass, Instant now) {
        return handle.createQuery("select digits from service_number where subscriber = :subscriber"
                        + " and service_class <> :class and state <> 'spare' and (ends_at is null or ends_at > :now)"
                        + " order by digits limit 1")
                .bind("subscriber", subscriber)
                .bind("class", serviceClass)
                .bind("now", utc(now))
                .mapTo(String.class)
                .findOne();
    }

    /** Removes a subscriber's name from all rows. */
    static void forget(Handle handle, String subscriber) {
        handle.createUpdate("update service_number set subscriber = null where subscriber = ?")
                .bind(0, subscriber)
                .execute();
    }

    /** The numbers of a stretch that are not spare at a given time. */
    static Set<String> taken(Handle handle, String first, String last, Instant now) {
        return handle.createQuery("select digits from service_number where digits >= :first and digits <= :last"
                        + " and state <> 'spare' and (ends_at is null or ends_at > :now)")
                .bind("first", first)
                .bind("last", last)
                .bind("now", utc(now))
                .mapTo(String.class)
                .set();
    }

    /** The document of a plan. */
    static Optional<String> planDocument(Handle handle, String key) {
        return handle.createQuery("select document from plan where plan_key = :key")
                .bind("key", key)
                .mapTo(String.class)
                .findOne();
    }

    private static NumberEntry read(ResultSet row, Function<String, Optional<CallPlan>> plans) throws SQLException {
        Optional<String> key = Optional.ofNullable(row.getString("plan_key"));
        String destination = row.getString("destination");
        return new NumberEntry(
                row.getString("digits"),
                state(row.getString("state")),
                moment(row, "ends_at"),
                Optional.ofNullable(row.getString("subscriber")).orElse(""),
                row.getString("service_class"),
                millis(row, "valid_from"),
                millis(row, "valid_to"),
                destination.isEmpty() ? key.flatMap(plans) : Optional.of(CallPlan.of(destination(row, destination))),
                Optional.empty());
    }

    private static PlanNode.Destination destination(ResultSet row, String number) throws SQLException {
        int seconds = row.getInt("no_answer_seconds");
        boolean rings = !row.wasNull();
        return new PlanNode.Destination(
                number,
                list(row.getString("on_busy")),
                list(row.getString("on_no_answer")),
                rings ? OptionalInt.of(seconds) : OptionalInt.empty());
    }

    private static List<String> list(String numbers) {
        return numbers.isEmpty() ? List.of() : List.of(numbers.split(",", -1));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OptionalLong millis(ResultSet row, String column) throws SQLException {
        Optional<Instant> moment = moment(row, column);
        return moment.isPresent() ? OptionalLong.of(moment.get().toEpochMilli()) : OptionalLong.empty();
    }

    /** Writes rows in batches; not to be used after {@link #finish}. */
    static final class Writer {
        private static final String INSERT =
                "insert into service_number (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        private static final String UPDATE =
                "update service_number set state = ?, ends_at = ?, subscriber = ?, service_class = ?, valid_from = ?,"
                        + " valid_to = ?, destination = ?, no_answer_seconds = ?, on_busy = ?, on_no_answer = ?,"
                        + " plan_key = ? where digits = ?";

        private final PreparedBatch inserts;
        private final PreparedBatch updates;
        private final PreparedBatch plans;
        private final Set<String> writtenPlans = new HashSet<>();
        private final IdentityHashMap<CallPlan, StoredPlans.Named> names = new IdentityHashMap<>();

        Writer(Handle handle) {
            inserts = handle.prepareBatch(INSERT);
            updates = handle.prepareBatch(UPDATE);
            plans = handle.prepareBatch("insert into plan (plan_key, document) values (?, ?) on conflict do nothing");
        }

        /**
         * Writes a number, and its plan if it is new. Its subscriber must exist.
         *
         * @param isNew whether it has no row
         */
        void write(NumberEntry entry, boolean isNew) {
            Optional<PlanNode.Destination> plain =
                    entry.plan().filter(NumberLine::isPlain).flatMap(CallPlan::only);
            Optional<StoredPlans.Named> named = entry.plan()
                    .filter(plan -> !NumberLine.isPlain(plan))
                    .map(plan -> names.computeIfAbsent(plan, StoredPlans::name));
            named.filter(plan -> writtenPlans.add(plan.key()))
                    .ifPresent(plan ->
                            plans.bind(0, plan.key()).bind(1, plan.json()).add());
            PreparedBatch batch = isNew ? inserts : updates;
            int at = 0;
            if (isNew) {
                batch.bind(at++, entry.digits());
            }
            batch.bind(at++, entry.state().word());
            batch.bind(at++, entry.ends().map(NumberTable::utc).orElse(null));
            batch.bind(at++, entry.subscriber().isEmpty() ? null : entry.subscriber());
            batch.bind(at++, entry.serviceClass());
            batch.bind(at++, utc(entry.validFrom()));
            batch.bind(at++, utc(entry.validTo()));
            batch.bind(at++, plain.map(PlanNode.Destination::number).orElse(""));
            batch.bind(at++, plain.map(each -> boxed(each.noAnswerSeconds())).orElse(null));
            batch.bind(at++, plain.map(each -> String.join(",", each.onBusy())).orElse(""));
            batch.bind(
                    at++, plain.map(each -> String.join(",", each.onNoAnswer())).orElse(""));
            batch.bind(at++, named.map(StoredPlans.Named::key).orElse(null));
            if (!isNew) {
                batch.bind(at, entry.digits());
            }
            batch.add();
            if (batch.size() >= PIECE) {
                finish();
            }
        }

        /** Writes the pending rows. */
        void finish() {
            for (PreparedBatch batch : List.of(plans, inserts, updates)) {
                if (batch.size() > 0) {
                    batch.execute();
                }
            }
        }
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    static @Nullable OffsetDateTime utc(OptionalLong millis) {
        return millis.isPresent() ? utc(Instant.ofEpochMilli(millis.getAsLong())) : null;
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
