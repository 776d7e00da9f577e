package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.charging.Charge;

/** Rows for calls with several records, with the purpose of each record. */
final class CallParts {

    private CallParts() {}

    /** Inserts the partial records among these; existing rows stay unchanged. */
    static void insert(Handle handle, List<CallRecord> records) {
        List<CallRecord> parts =
                records.stream().filter(record -> record.part().isPresent()).toList();
        if (parts.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("insert into call_part (call_id, part, offered_at, begun_at,"
                + " ended_at, reason, charged_seconds, caller_pays, subscriber_pays) values (:call, :part, :offered,"
                + " :begun, :ended, :reason, :seconds, :caller, :subscriber) on conflict do nothing")) {
            for (CallRecord record : parts) {
                CallPart part = record.part().orElseThrow();
                Optional<Charge> charge = record.charge();
                batch.bind("call", record.callId())
                        .bind("part", part.number())
                        .bind("offered", moment(record.offeredAt()))
                        .bind("begun", moment(part.from()))
                        .bind("ended", moment(record.endedAt()))
                        .bind("reason", record.reason().name())
                        .bind("seconds", record.chargedSeconds())
                        .bind("caller", charge.map(Charge::caller).orElse(null))
                        .bind("subscriber", charge.map(Charge::subscriber).orElse(null))
                        .add();
            }
            batch.execute();
        }
    }

    private static OffsetDateTime moment(long at) {
        return Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC);
    }

    /** Deletes some rows of calls offered before a given time; returns how many. */
    static int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("delete from call_part where (call_id, part) in (select call_id, part from call_part"
                        + " where offered_at < :before order by offered_at limit :most)")
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .execute();
    }
}
