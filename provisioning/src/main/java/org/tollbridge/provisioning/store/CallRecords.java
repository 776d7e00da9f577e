package org.tollbridge.provisioning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.charging.Charge;

/** The calls that have ended, loaded from the journals of the nodes. Safe for any thread. */
public final class CallRecords {

    /** Longer texts are cut: a record that does not fit must not hold up those after it. */
    private static final int LONGEST_TEXT = 64;

    private static final String COLUMNS =
            "call_id, offered_at, answered_at, ended_at, switch_name, service_key, dialled,"
                    + " caller, service_class, subscriber, destination, attempts, outcome, reason, release_cause,"
                    + " charged_seconds, payer, caller_pays, subscriber_pays, currency";

    private final NumberStore store;

    /** The calls in a store. */
    public CallRecords(NumberStore store) {
        this.store = store;
    }

    /**
     * Where in the calls to go on.
     *
     * @param callId of the calls offered at this moment only those with a lower identifier
     */
    public record Position(Instant offeredAt, String callId) {

        /** The end, which is where the newest calls are. */
        public static final Position END = new Position(Instant.parse("9999-12-31T00:00:00Z"), "");

        /** Behind a call. */
        public static Position after(StoredCall call) {
            return new Position(call.offeredAt(), call.callId());
        }
    }

    /** The number of the last record of a node's journal that is loaded; 0 when none is. */
    public long place(String node) throws StoreException {
        return store.read(handle -> place(handle, node).orElse(0L));
    }

    private static Optional<Long> place(Handle handle, String node) {
        return handle.createQuery("select last_sequence from record_place where node = :node")
                .bind("node", node)
                .mapTo(Long.class)
                .findOne();
    }

    /**
     * Adds records, and says how far the journal of their node is loaded, all or nothing. A call that is there already is
     * left as it is, so that to load the same again changes nothing.
     *
     * @param last number of the last of them in the journal
     * @param hiddenDigits how many digits at the end of callers' numbers are stored as x
     */
    public void add(String node, List<CallRecord> records, long last, int hiddenDigits) throws StoreException {
        store.beside(handle -> {
            try (PreparedBatch batch = handle.prepareBatch("insert into call_record (" + COLUMNS + ") values ("
                    + ":call, :offered, :answered, :ended, :switch, :key, :dialled, :caller, :class, :subscriber,"
                    + " :destination, :attempts, :outcome, :reason, :cause, :seconds, :payer, :callerPays,"
                    + " :subscriberPays, :currency) on conflict do nothing")) {
                for (CallRecord record : records) {
                    bind(batch, record, hiddenDigits);
                    batch.add();
                }
                int[] added = batch.execute();
                move(handle, node, last);
                return added.length;
            }
        });
    }

    private static void bind(PreparedBatch row, CallRecord record, int hiddenDigits) {
        Optional<Charge> charge = record.charge();
        row.bind("call", record.callId())
                .bind("offered", moment(record.offeredAt()))
                .bind(
                        "answered",
                        record.answeredAt().isPresent()
                                ? moment(record.answeredAt().getAsLong())
                                : null)
                .bind("ended", moment(record.endedAt()))
                .bind("switch", cut(record.switchName()))
                .bind("key", record.serviceKey())
                .bind("dialled", cut(record.dialled()))
                .bind("caller", cut(record.callerWithout(hiddenDigits)))
                .bind("class", cut(record.serviceClass().orElse("")))
                .bind("subscriber", cut(record.subscriber().orElse("")))
                .bind("destination", cut(record.destination().orElse("")))
                .bind("attempts", record.attempts().size())
                .bind("outcome", record.outcome().name())
                .bind("reason", record.reason().name())
                .bind(
                        "cause",
                        record.releaseCause().isPresent()
                                ? record.releaseCause().getAsInt()
                                : null)
                .bind("seconds", record.chargedSeconds())
                .bind("payer", record.payer().name())
                .bind("callerPays", charge.map(Charge::caller).orElse(null))
                .bind("subscriberPays", charge.map(Charge::subscriber).orElse(null))
                .bind("currency", charge.map(Charge::currency).orElse(""));
    }

    private static void move(Handle handle, String node, long last) {
        boolean known = handle.createUpdate("update record_place set last_sequence = :last where node = :node")
                        .bind("node", node)
                        .bind("last", last)
                        .execute()
                == 1;
        if (!known) {
            handle.createUpdate("insert into record_place (node, last_sequence) values (:node, :last)")
                    .bind("node", node)
                    .bind("last", last)
                    .execute();
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static OffsetDateTime moment(long millis) {
        return moment(Instant.ofEpochMilli(millis));
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** Calls before a position, the newest first. */
    public List<StoredCall> find(CallFilter filter, Position before, int limit) throws StoreException {
        StringBuilder where = new StringBuilder("(offered_at, call_id) < (:at, :call)");
        filter.wanted().keySet().forEach(column -> where.append(" and " + column + " = :" + column));
        filter.from().ifPresent(from -> where.append(" and offered_at >= :from"));
        filter.to().ifPresent(to -> where.append(" and offered_at < :to"));
        return store.read(handle -> {
            Query query = handle.createQuery("select " + COLUMNS + " from call_record where " + where
                            + " order by offered_at desc, call_id desc limit :limit")
                    .bind("at", moment(before.offeredAt()))
                    .bind("call", before.callId())
                    .bind("limit", limit);
            filter.wanted().forEach(query::bind);
            filter.from().ifPresent(from -> query.bind("from", moment(from)));
            filter.to().ifPresent(to -> query.bind("to", moment(to)));
            return query.map((row, context) -> call(row)).list();
        });
    }

    private static StoredCall call(ResultSet row) throws SQLException {
        return new StoredCall(
                row.getString("call_id"),
                row.getObject("offered_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("answered_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                row.getString("switch_name"),
                row.getLong("service_key"),
                row.getString("dialled"),
                row.getString("caller"),
                row.getString("service_class"),
                row.getString("subscriber"),
                row.getString("destination"),
                row.getInt("attempts"),
                row.getString("outcome"),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("release_cause", Integer.class))
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                row.getLong("charged_seconds"),
                row.getString("payer"),
                amount(row, "caller_pays"),
                amount(row, "subscriber_pays"),
                row.getString("currency"));
    }

    private static OptionalLong amount(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /**
     * Forgets the oldest of the calls that were offered before a moment.
     *
     * @return how many; as many as {@code most} when there may be more
     */
    public int forget(Instant before, int most) throws StoreException {
        return store.beside(
                handle -> handle.createUpdate("delete from call_record where call_id in (select call_id from"
                                + " call_record where offered_at < :before order by offered_at limit :most)")
                        .bind("before", moment(before))
                        .bind("most", most)
                        .execute());
    }
}
