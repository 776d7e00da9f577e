package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.plan.PlanDifference;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.provisioning.store.PlanStart;
import org.tollbridge.provisioning.store.PlanVersion;
import org.tollbridge.provisioning.store.PlanVersions;
import org.tollbridge.provisioning.store.RefusedException;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.form.PlanReader;
import org.tollbridge.service.plan.form.PlanText;

/** Handles requests about the versions of numbers' call plans. */
final class VersionDesk {

    private static final int MOST_PERCENT = 99;

    private final Inventory inventory;
    private final PlanVersions versions;
    private final NumberWords words;
    private final Desk.Diary diary;

    VersionDesk(Inventory inventory, PlanVersions versions, NumberWords words, Desk.Diary diary) {
        this.inventory = inventory;
        this.versions = versions;
        this.words = words;
        this.diary = diary;
    }

    /** Carries out a request; returns whether the action is one of this class. */
    boolean act(String action, JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        int version = request.path("version").asInt();
        switch (action) {
            case "version-list" -> {
                for (PlanVersion each : versions.all(known(request))) {
                    answer.line(PlanVersion.FORM.write(each));
                }
            }
            case "plan-show" -> {
                NumberEntry number = known(request);
                CallPlan plan = number.plan()
                        .orElseThrow(
                                () -> new IllegalArgumentException("number " + number.digits() + " has no call plan"));
                answer.line(Replies.line().put("number", number.digits()).put("text", PlanText.write(plan.document())));
            }
            case "version-show" -> {
                PlanDocument plan = versions.plan(known(request), version);
                answer.line(Replies.line().put("text", PlanText.write(plan)));
            }
            case "version-diff" -> diff(known(request), request, version, answer);
            case "version-add" -> add(request, answer);
            case "version-remove" -> {
                Author author = Authors.read(request);
                versions.remove(words.digits(request), version, Intent.of(author));
                diary.changed(author, "remove version " + version + " of number " + words.digits(request));
                answer.line(Replies.line().put("removed", version));
            }
            case "version-start" -> {
                PlanStart order = order(request);
                Author author = Authors.read(request);
                say(
                        author,
                        "start version " + version,
                        versions.start(words.digits(request), version, order, Intent.of(author)),
                        answer);
            }
            case "version-call-off" -> {
                Author author = Authors.read(request);
                say(author, "cancel the next plan", versions.callOff(words.digits(request), Intent.of(author)), answer);
            }
            case "number-rollback" -> {
                Author author = Authors.read(request);
                say(author, "roll back the plan", versions.rollBack(words.digits(request), Intent.of(author)), answer);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void diff(NumberEntry number, JsonNode request, int version, Desk.Answer answer)
            throws StoreException, IOException {
        int from = request.has("other")
                ? request.path("other").asInt()
                : versions.active(number)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "number " + number.digits() + " has no active version; name one with --from"))
                        .version();
        List<String> lines = PlanDifference.lines(versions.plan(number, from), versions.plan(number, version));
        for (String line : lines) {
            answer.line(Replies.line().put("text", line));
        }
        if (lines.isEmpty()) {
            answer.line(Replies.line().put("aside", "no differences from version " + from + " to " + version));
        }
    }

    private void say(Author author, String what, NumberEntry entry, Desk.Answer answer) throws IOException {
        diary.changed(author, what + " of number " + entry.digits());
        answer.line(words.line(entry));
    }

    private NumberEntry known(JsonNode request) throws StoreException {
        String digits = words.digits(request);
        return inventory.find(digits).orElseThrow(() -> new IllegalArgumentException("there is no number " + digits));
    }

    private void add(JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        PlanReader.Reading reading = PlanJson.readAny(NumberWords.text(request, "plan"));
        PlanDocument plan = reading.document().orElseThrow(() -> new RefusedException(reading.faults()));
        Author author = Authors.read(request);
        PlanVersion version = versions.add(words.digits(request), plan, Intent.of(author));
        diary.changed(author, "add version " + version.version() + " of number " + version.number());
        answer.line(PlanVersion.FORM.write(version));
    }

    private PlanStart order(JsonNode request) {
        List<String> callers = new ArrayList<>();
        request.path("callers").forEach(caller -> callers.add(words.any(caller.asText())));
        if (callers.size() > NumberEntry.MOST_TEST_CALLERS) {
            throw new IllegalArgumentException("at most " + NumberEntry.MOST_TEST_CALLERS + " callers can be given");
        }
        int percent = request.path("percent").asInt();
        if (request.has("percent") && (percent < 1 || percent > MOST_PERCENT)) {
            throw new IllegalArgumentException(
                    "--percent must be 1 to " + MOST_PERCENT + "; leave it out to start the version for all calls");
        }
        String at = NumberWords.text(request, "at");
        try {
            Optional<Instant> from = at.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(at));
            return new PlanStart(from, callers, percent);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--at is not a time such as 2026-12-31T16:00:00Z: " + at);
        }
    }
}
