package org.tollbridge.provisioning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.tollbridge.provisioning.store.CallRecords.Position;

/** The table of ended calls. */
final class CallTable {

    private static final String COLUMNS =
            "call_id, offered_at, answered_at, ended_at, switch_name, service_key, dialled,"
                    + " caller, service_class, subscriber, destination, attempts, outcome, reason, release_cause,"
                    + " charged_seconds, payer, caller_pays, subscriber_pays, currency";

    private CallTable() {}

    /** Which of some calls are stored. */
    static Set<String> known(Handle handle, List<String> callIds) {
        return callIds.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(handle.createQuery("select call_id from call_record where call_id in (<calls>)")
                        .bindList("calls", callIds)
                        .mapTo(String.class)
                        .list());
    }

    /** Inserts calls that are not yet stored. */
    static void insert(Handle handle, List<StoredCall> calls) {
        if (calls.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("insert into call_record (" + COLUMNS + ") values ("
                + ":call, :offered, :answered, :ended, :switch, :key, :dialled, :caller, :class, :subscriber,"
                + " :destination, :attempts, :outcome, :reason, :cause, :seconds, :payer, :callerPays,"
                + " :subscriberPays, :currency)")) {
            for (StoredCall call : calls) {
                bind(batch, call);
                batch.add();
            }
            batch.execute();
        }
    }

    private static void bind(PreparedBatch row, StoredCall call) {
        row.bind("call", call.callId())
                .bind("offered", moment(call.offeredAt()))
                .bind("answered", call.answeredAt().map(CallTable::moment).orElse(null))
                .bind("ended", moment(call.endedAt()))
                .bind("switch", call.switchName())
                .bind("key", call.serviceKey())
                .bind("dialled", call.dialled())
                .bind("caller", call.caller())
                .bind("class", call.serviceClass())
                .bind("subscriber", call.subscriber())
                .bind("destination", call.destination())
                .bind("attempts", call.attempts())
                .bind("outcome", call.outcome())
                .bind("reason", call.reason())
                .bind("cause", call.releaseCause())
                .bind("seconds", call.chargedSeconds())
                .bind("payer", call.payer())
                .bind("callerPays", call.callerPays())
                .bind("subscriberPays", call.subscriberPays())
                .bind("currency", call.currency());
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** Calls before a position, newest first. */
    static List<StoredCall> find(Handle handle, CallFilter filter, Position before, int limit) {
        StringBuilder where = new StringBuilder("(offered_at, call_id) < (:at, :call)");
        filter.wanted().keySet().forEach(column -> where.append(" and " + column + " in (<" + column + ">)"));
        filter.from().ifPresent(from -> where.append(" and offered_at >= :from"));
        filter.to().ifPresent(to -> where.append(" and offered_at < :to"));
        Query query = handle.createQuery("select " + COLUMNS + " from call_record where " + where
                        + " order by offered_at desc, call_id desc limit :limit")
                .bind("at", moment(before.offeredAt()))
                .bind("call", before.callId())
                .bind("limit", limit);
        filter.wanted().forEach(query::bindList);
        filter.from().ifPresent(from -> query.bind("from", moment(from)));
        filter.to().ifPresent(to -> query.bind("to", moment(to)));
        return query.map((row, context) -> call(row)).list();
    }

    /** The call with this identifier. */
    static Optional<StoredCall> find(Handle handle, String callId) {
        return handle.createQuery("select " + COLUMNS + " from call_record where call_id = :call")
                .bind("call", callId)
                .map((row, context) -> call(row))
                .findOne();
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

    /** Deletes the oldest calls offered before a given time; returns how many. */
    static int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("delete from call_record where call_id in (select call_id from"
                        + " call_record where offered_at < :before order by offered_at limit :most)")
                .bind("before", moment(before))
                .bind("most", most)
                .execute();
    }
}
