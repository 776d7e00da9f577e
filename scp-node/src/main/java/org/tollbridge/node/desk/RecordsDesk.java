package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tollbridge.node.config.RecordKeys;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.store.CallFilter;
import org.tollbridge.provisioning.store.CallRecords;
import org.tollbridge.provisioning.store.CallRecords.Position;
import org.tollbridge.provisioning.store.CallReports;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.Report;
import org.tollbridge.provisioning.store.ReportWish;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoredCall;

/** Handles requests about ended calls, and reports on them. */
final class RecordsDesk {

    private static final int MOST = 100_000;
    private static final int PAGE = 1_000;

    private final CallRecords records;
    private final CallReports reports;
    private final NumberStore store;
    private final NumberWords words;
    private final boolean loaded;

    /**
     * Creates a desk.
     *
     * @param loaded whether calls are loaded into the store
     */
    RecordsDesk(NumberStore store, NumberWords words, boolean loaded) {
        this.records = new CallRecords(store);
        this.reports = new CallReports(store);
        this.store = store;
        this.words = words;
        this.loaded = loaded;
    }

    void report(JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        ReportWish wish = ReportWish.read(
                        text(request, "by"),
                        called(request),
                        text(request, "subscriber"),
                        text(request, "first_day"),
                        text(request, "last_day"),
                        LocalDate.ofInstant(store.now(), words.rules().zone()))
                .with(request.path("limit").asInt(ReportWish.MOST_LINES))
                .sortedBy(text(request, "order"));
        sayWhetherLoaded(answer);
        answer.line(Report.FORM.write(reports.of(wish)));
    }

    /** An empty result means little when nothing is loaded. */
    private void sayWhetherLoaded(Desk.Answer answer) throws IOException {
        if (!loaded) {
            answer.line(Replies.line()
                    .put(
                            "aside",
                            RecordKeys.IN_STORE
                                    + " is off, so the store receives no calls; the result covers only calls"
                                    + " stored before, if any; tollbridge records reads the journal"));
        }
    }

    void find(JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        CallFilter filter = new CallFilter(
                dialled(request),
                text(request, "caller"),
                text(request, "subscriber"),
                text(request, "outcome"),
                text(request, "reason"),
                moment(request, "since"),
                moment(request, "until"));
        int left = request.path("limit").asInt(PAGE);
        if (left < 1 || left > MOST) {
            throw new IllegalArgumentException("--limit must be 1 to " + MOST + ", not " + left);
        }
        sayWhetherLoaded(answer);
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

    private String dialled(JsonNode request) {
        String written = text(request, "called");
        return written.isEmpty()
                ? ""
                : CallFilter.dialled(words.rules().plan().numberPlan(), written)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--called: '" + written + "' has no digits; give a number such as 8008101234"));
    }

    private String called(JsonNode request) {
        String written = text(request, "called");
        return written.isEmpty() ? "" : words.digits(written);
    }

    private static String text(JsonNode request, String key) {
        return request.path(key).asText("");
    }

    private static Optional<Instant> moment(JsonNode request, String key) {
        String text = text(request, key);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(key + " is not a time such as 2026-11-28T08:00:00Z: " + text);
        }
    }
}
