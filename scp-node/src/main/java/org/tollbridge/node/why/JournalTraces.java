package org.tollbridge.node.why;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.tollbridge.core.journal.JournalReader;
import org.tollbridge.provisioning.api.CallTraces;
import org.tollbridge.provisioning.store.StoredCall;
import org.tollbridge.service.call.CallRecord;

/**
 * Explains calls from a journal. It reads from the segment that was written when the call ended, and at most some
 * hundred thousand records, the number that two segments may have.
 *
 * @param journal directory of the journal
 * @param zone time zone of the times
 */
public record JournalTraces(Path journal, ZoneId zone) implements CallTraces {

    private static final int MOST_RECORDS = 300_000;
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Optional<ObjectNode> of(StoredCall call) throws IOException {
        try (JournalReader reader = JournalReader.since(journal, call.endedAt().toEpochMilli())) {
            Optional<JournalReader.Entry> entry = reader.next();
            for (int read = 0; entry.isPresent() && read < MOST_RECORDS; read++) {
                if (entry.get() instanceof JournalReader.Written written
                        && written.record().isEnd()
                        && written.record().callId().equals(call.callId())) {
                    return Optional.of(explained(written.record(), call));
                }
                entry = reader.next();
            }
            return Optional.empty();
        }
    }

    private ObjectNode explained(CallRecord record, StoredCall call) throws IOException {
        ObjectNode trace = new Explanation(zone).json(record);
        String whole = record.caller().orElse("");
        if (whole.equals(call.caller())) {
            return trace;
        }
        // The number also appears in many places of the steps.
        return JSON.readValue(trace.toString().replace(whole, call.caller()), ObjectNode.class);
    }
}
