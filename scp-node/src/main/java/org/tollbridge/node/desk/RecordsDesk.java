package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.store.CallFilter;
import org.tollbridge.provisioning.store.CallRecords;
import org.tollbridge.provisioning.store.CallRecords.Position;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoredCall;

/** Answers requests for calls that have ended. */
final class RecordsDesk {

    private static final int MOST = 100_000;
    private static final int PAGE = 1_000;

    private final CallRecords records;

    RecordsDesk(NumberStore store) {
        this.records = new CallRecords(store);
    }

    void find(JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        CallFilter filter = new CallFilter(
                text(request, "called"),
                text(request, "caller"),
                text(request, "subscriber"),
                text(request, "outcome"),
                text(request, "reason"),
                moment(request, "since"),
                moment(request, "until"));
        int left = request.path("limit").asInt(PAGE);
        if (left < 1 || left > MOST) {
            throw new IllegalArgumentException("--limit is 1 to " + MOST + ", not " + left);
        }
        Position position = Position.END;
        while (left > 0) {
            List<StoredCall> page = records.find(filter, position, Math.min(PAGE, left));
            for (StoredCall call : page) {
                answer.line(StoredCall.FORM.write(call));
            }
            if (page.size() < PAGE) {
                return;
            }
            left -= page.size();
            position = Position.after(page.getLast());
        }
    }

    private static String text(JsonNode request, String key) {
        return request.path(key).asText("");
    }

    private static Optional<Instant> moment(JsonNode request, String key) {
        String text = text(request, key);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(key + " is no moment such as 2026-11-28T08:00:00Z: " + text);
        }
    }
}
