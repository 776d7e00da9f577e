package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Correction;
import org.tollbridge.service.charging.Charge;

/** The table of correction records. */
final class CorrectionTable {

    private CorrectionTable() {}

    /** Inserts a correction; returns whether it is new. */
    static boolean insert(Handle handle, CallRecord record) {
        Correction correction = record.correction().orElseThrow();
        return handle.createUpdate("insert into call_correction (call_id, correction, offered_at, made_at,"
                                + " charged_seconds, caller_pays, subscriber_pays, made_by, why) values (:call,"
                                + " :correction, :offered, :made, :seconds, :caller, :subscriber, :by, :why)"
                                + " on conflict do nothing")
                        .bind("call", correction.of())
                        .bind("correction", correction.number())
                        .bind("offered", moment(record.offeredAt()))
                        .bind("made", moment(record.endedAt()))
                        .bind("seconds", correction.seconds())
                        .bind("caller", record.charge().map(Charge::caller).orElse(0L))
                        .bind(
                                "subscriber",
                                record.charge().map(Charge::subscriber).orElse(0L))
                        .bind("by", correction.by())
                        .bind("why", correction.why())
                        .execute()
                == 1;
    }

    private static OffsetDateTime moment(long at) {
        return Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC);
    }

    /** Deletes some rows of calls offered before a given time; returns how many. */
    static int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("delete from call_correction where (call_id, correction) in (select call_id,"
                        + " correction from call_correction where offered_at < :before order by offered_at"
                        + " limit :most)")
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .execute();
    }
}
