package org.tollbridge.node.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.counter.LocalErrands;
import org.tollbridge.core.counter.MonthCorrections;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSearch;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.ControlCommand;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.api.CallCorrections;
import org.tollbridge.provisioning.api.CorrectionWaitsException;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.BusyException;
import org.tollbridge.provisioning.store.CallRecords;
import org.tollbridge.provisioning.store.CorrectedCall;
import org.tollbridge.provisioning.store.CorrectionAudit;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoredCall;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Correction;
import org.tollbridge.service.call.Corrections;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Yuan;
import org.tollbridge.service.plan.ServiceClasses;

/**
 * Corrects calls of this node: finds a call's record and its corrections in the journal, and adds another correction.
 * One at a time, because each depends on the previous one.
 */
public final class CallCorrector implements CallCorrections {

    /** Name of the request to a running node. */
    public static final String COMMAND = "correct";

    private static final Logger LOG = LoggerFactory.getLogger(CallCorrector.class);
    private static final int MOST = 1_000;
    private static final Duration WRITTEN = Duration.ofSeconds(10);
    /** Largest backward step of the clock, between the end of a call and the writing of its record, in milliseconds. */
    private static final long CLOCK_STEPS = Duration.ofHours(1).toMillis();

    private final Journal journal;
    private final Path directory;
    private final CallRecords stored;
    private final CorrectionAudit audit;
    private final MonthCorrections months;
    private final ServiceClasses classes;
    private final InstantSource clock;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();
    /** Whether the last correction may not be on disk yet, where the next one must find it. */
    private boolean waiting;

    CallCorrector(
            Journal journal,
            Path directory,
            CallRecords stored,
            CorrectionAudit audit,
            MonthCorrections months,
            ServiceClasses classes,
            InstantSource clock,
            Duration patience) {
        this.journal = journal;
        this.directory = directory;
        this.stored = stored;
        this.audit = audit;
        this.months = months;
        this.classes = classes;
        this.clock = clock;
        this.patience = patience;
    }

    /** Creates the correction of a node's calls and monthly costs. */
    static CallCorrector of(NodeSettings settings, Journal journal, NumberStore store, MonthCorrections months) {
        return new CallCorrector(
                journal,
                settings.journal().directory(),
                new CallRecords(store),
                new CorrectionAudit(store),
                months,
                settings.rules().plan().classes(),
                InstantSource.system(),
                WRITTEN);
    }

    @Override
    public Optional<CorrectedCall> correct(String callId, Corrections.Wanted wanted, Intent intent)
            throws IOException, StoreException {
        // Refuse instead of waiting: waiting requests would occupy API threads during journal reads and disk writes.
        if (!turn.tryLock()) {
            throw new BusyException(
                    "another call is being corrected on this node; nothing was corrected; try again in a few seconds");
        }
        try {
            return correctNow(callId, wanted, intent);
        } finally {
            turn.unlock();
        }
    }

    private Optional<CorrectedCall> correctNow(String callId, Corrections.Wanted wanted, Intent intent)
            throws IOException, StoreException {
        if (intent.author().why().isBlank()) {
            throw new IllegalArgumentException("give a reason for the correction");
        }
        if (!journal.ready() || (waiting && !isWritten())) {
            throw new BusyException(
                    "the journal of this node is waiting for its disk; nothing was corrected; try again when"
                            + " tollbridge status shows it as ready");
        }
        waiting = false;
        Optional<Corrections> found = find(callId);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Corrections before = found.get();
        Author author = intent.author();
        CallRecord record = before.bring(
                        wanted, clock.millis(), author.who(), author.why(), estimate(before.original()))
                .orElseThrow(() -> new IllegalArgumentException("call " + callId + " already has these charges"));
        List<CallRecord> corrections = new ArrayList<>(before.corrections());
        corrections.add(record);
        CorrectedCall after = said(new Corrections(before.original(), corrections));
        audit.note(said(before), after, intent);
        journal.append(record);
        waiting = true;
        // The record will be written in any case, so it takes effect now.
        count(before, record, after.subscriberPays());
        if (!isWritten()) {
            throw new CorrectionWaitsException();
        }
        waiting = false;
        return Optional.of(after);
    }

    /** False also when the node stops during the wait. */
    private boolean isWritten() {
        try {
            return journal.awaitDurable(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a balance was charged for a call without a price in any tariff. */
    private long estimate(CallRecord original) {
        return original.charge().isPresent() ? 0 : NodeCredit.price(original, classes);
    }

    /** A month counts a call without a price by the rates of its class, until a correction sets its cost. */
    private void count(Corrections before, CallRecord correction, long subscriberPays) {
        if (!bringsCost(correction)) {
            return;
        }
        long counted = before.corrections().stream().noneMatch(CallCorrector::bringsCost)
                ? LocalErrands.cost(before.original(), classes)
                : Yuan.thousandths(before.subscriber());
        long cost = Yuan.thousandths(subscriberPays) - counted;
        boolean taken = months.correct(new MonthCorrections.MonthCorrection(
                correction.dialled(), correction.callId(), correction.offeredAt(), cost));
        if (!taken) {
            LOG.warn(
                    "The monthly cost of {} does not include correction {}: too many corrections are waiting to be"
                            + " counted",
                    correction.dialled(),
                    correction.callId());
        }
    }

    private static boolean bringsCost(CallRecord correction) {
        return correction.charge().map(Charge::subscriber).orElse(0L) != 0
                || correction.correction().filter(made -> made.estimate() > 0).isPresent();
    }

    /** Searches from the end time stored for a call; for any other call, from the start of its node. */
    private Optional<Corrections> find(String callId) throws IOException, StoreException {
        Optional<StoredCall> call = stored.find(callId);
        Optional<Corrections> found =
                call.isPresent() ? find(callId, call.get().endedAt().toEpochMilli() - CLOCK_STEPS) : Optional.empty();
        return found.isPresent() ? found : find(callId, begun(callId));
    }

    /** Searches the journal from a time, in milliseconds since the epoch. */
    private Optional<Corrections> find(String callId, long since) throws IOException {
        List<CallRecord> records = JournalSearch.search(directory, record -> isOf(record, callId), since, MOST)
                .records();
        // After the loss of a machine a call may have two records; the first one counts.
        Optional<CallRecord> original =
                records.reversed().stream().filter(CallRecord::isEnd).findFirst();
        return original.map(end -> new Corrections(
                end,
                records.stream()
                        .filter(record -> record.correction().isPresent())
                        .sorted(Comparator.comparingInt(record ->
                                record.correction().map(Correction::number).orElse(0)))
                        .toList()));
    }

    private static boolean isOf(CallRecord record, String callId) {
        return record.correction().isPresent()
                ? record.correction().get().of().equals(callId)
                : record.isEnd() && record.callId().equals(callId);
    }

    /**
     * Start time of the call's node, from the call identifier; the call cannot be older. 0 when the identifier has
     * none.
     */
    private static long begun(String callId) {
        String[] words = callId.split("-");
        try {
            return words.length < 3 ? 0 : Long.parseLong(words[words.length - 2], Character.MAX_RADIX);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static CorrectedCall said(Corrections call) {
        return new CorrectedCall(
                call.original().callId(),
                call.seconds(),
                call.caller(),
                call.subscriber(),
                call.corrections().size());
    }

    /** The node's side of {@code tollbridge correct}. */
    ControlCommand serve() {
        return (request, body, replies) -> {
            ObjectNode answer = answer(request);
            replies.send(answer);
            if (!answer.has("error")) {
                replies.send(Replies.line().put("done", true));
            }
        };
    }

    /** The corrected call, or {@code refused} or {@code error} with the reason. */
    ObjectNode answer(JsonNode request) {
        String call = request.path("call").asText("");
        try {
            Corrections.Wanted wanted = new Corrections.Wanted(
                    amount(request, "caller_pays"),
                    amount(request, "subscriber_pays"),
                    request.has("seconds")
                            ? OptionalLong.of(request.path("seconds").asLong())
                            : OptionalLong.empty());
            return correct(call, wanted, Intent.of(Authors.read(request)))
                    .map(CorrectedCall.FORM::write)
                    .orElseGet(() -> Replies.line()
                            .put(
                                    "refused",
                                    "the journal of this node has no call " + call
                                            + " that has ended; ask the node that handled it, or the one that"
                                            + " took it over if that node was lost"));
        } catch (IllegalArgumentException e) {
            return Replies.line().put("refused", String.valueOf(e.getMessage()));
        } catch (StoreException e) {
            return Replies.line().put("error", String.valueOf(e.getMessage()));
        } catch (CorrectionWaitsException e) {
            return Replies.line().put("error", "call " + call + ": " + e.getMessage());
        } catch (IOException e) {
            // Reported here, because otherwise the client would see only that the response ends.
            LOG.error("call {} cannot be corrected: {}", call, e.toString());
            return Replies.line().put("error", "call " + call + " cannot be corrected: " + e.getMessage());
        }
    }

    private static OptionalLong amount(JsonNode request, String field) {
        return request.has(field)
                ? OptionalLong.of(Yuan.read(request.path(field).asText("")))
                : OptionalLong.empty();
    }
}
