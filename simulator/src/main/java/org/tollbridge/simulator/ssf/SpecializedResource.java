package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.simulator.ssf.InteractionScript.Failure;
import org.tollbridge.simulator.ssf.InteractionScript.Press;
import org.tollbridge.wire.inap.CollectedDigits;
import org.tollbridge.wire.inap.CollectedInfo;
import org.tollbridge.wire.inap.ErrorTreatment;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.InformationToSend;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.PlayAnnouncement;
import org.tollbridge.wire.inap.PromptAndCollectUserInformation;

/**
 * The specialised resource function for one connected caller. It plays by letting time pass, and takes the digits from
 * the script, one operation after the other.
 */
final class SpecializedResource {
    private static final Logger LOG = LoggerFactory.getLogger(SpecializedResource.class);
    private static final int MOST_WAITING = 16;

    /** The user of the resource. */
    interface Line {
        /** Runs a task after a delay in call time. */
        CallWorld.Timer after(Duration time, Runnable task);

        /** The caller hears something. */
        void hears(String words);

        /** An announcement has ended, and a report of its end was requested. */
        void reports(int invokeId);

        /** Digits were collected. */
        void collected(int invokeId, String digits);

        /** An operation failed. */
        void failed(int invokeId, InapError error);

        /** The caller hangs up. */
        void hangsUp();

        /** The resource has finished and disconnects by itself. */
        void disconnects();
    }

    /**
     * @param run starts the task and schedules its end
     */
    private record Task(int invokeId, Runnable run, boolean disconnects) {}

    private final InteractionScript script;
    private final Line line;
    private final Deque<Task> tasks = new ArrayDeque<>();
    private final Map<Operation, Integer> taken = new EnumMap<>(Operation.class);
    private int played;
    private int prompts;
    private Optional<CallWorld.Timer> running = Optional.empty();

    SpecializedResource(InteractionScript script, Line line) {
        this.script = script;
        this.line = line;
    }

    /** Whether something is being played or collected, or is waiting. */
    boolean isBusy() {
        return !tasks.isEmpty();
    }

    /** The error that the script requires for this occurrence of the operation, which is counted. */
    Optional<Refusal> scripted(Operation operation) {
        int time = taken.merge(operation, 1, Integer::sum);
        return script.failure()
                .filter(failure -> failure.operation() == operation && failure.time() == time)
                .map(Failure::error)
                .map(error -> new Refusal(error, Refusal.SCRIPTED));
    }

    Optional<Refusal> play(int invokeId, PlayAnnouncement play) {
        InformationToSend information = play.value(PlayAnnouncement.INFORMATION_TO_SEND);
        boolean reports = play.value(PlayAnnouncement.REQUEST_ANNOUNCEMENT_COMPLETE);
        return take(
                Operation.PLAY_ANNOUNCEMENT,
                new Task(
                        invokeId,
                        () -> {
                            Duration length = hears(information);
                            later(length, () -> {
                                if (reports) {
                                    line.reports(invokeId);
                                }
                            });
                        },
                        !play.value(PlayAnnouncement.DISCONNECT_FROM_IP_FORBIDDEN)));
    }

    Optional<Refusal> collect(int invokeId, PromptAndCollectUserInformation prompt) {
        Optional<CollectedDigits> rules =
                prompt.value(PromptAndCollectUserInformation.COLLECTED_INFO).get(CollectedInfo.COLLECTED_DIGITS);
        if (rules.isEmpty()
                || rules.get().value(CollectedDigits.VOICE_INFORMATION)
                || rules.get().value(CollectedDigits.ERROR_TREATMENT) != ErrorTreatment.REPORT_ERROR_TO_SCF) {
            return Optional.of(
                    new Refusal(InapError.TASK_REFUSED, "this resource collects digits, and leaves errors to the SCP"));
        }
        if (rules.get().value(CollectedDigits.MINIMUM_NB_OF_DIGITS)
                > rules.get().value(CollectedDigits.MAXIMUM_NB_OF_DIGITS)) {
            return Optional.of(new Refusal(InapError.UNEXPECTED_DATA_VALUE, "more digits at least than at most"));
        }
        return take(
                Operation.PROMPT_AND_COLLECT_USER_INFORMATION,
                new Task(
                        invokeId,
                        () -> {
                            Duration length = prompt.get(PromptAndCollectUserInformation.INFORMATION_TO_SEND)
                                    .map(this::hears)
                                    .orElse(Duration.ZERO);
                            Press press = script.press(++prompts);
                            DigitCollection collection = DigitCollection.of(rules.get(), press, length);
                            later(
                                    collection.at(),
                                    () -> collection
                                            .digits()
                                            .ifPresentOrElse(
                                                    digits -> line.collected(invokeId, digits),
                                                    () -> line.failed(invokeId, InapError.IMPROPER_CALLER_RESPONSE)));
                        },
                        !prompt.value(PromptAndCollectUserInformation.DISCONNECT_FROM_IP_FORBIDDEN)));
    }

    private Optional<Refusal> take(Operation operation, Task task) {
        Optional<Refusal> scripted = scripted(operation);
        if (scripted.isPresent()) {
            return scripted;
        }
        if (tasks.size() >= MOST_WAITING) {
            return Optional.of(new Refusal(InapError.UNAVAILABLE_RESOURCE, "too much waits to be played"));
        }
        tasks.add(task);
        if (tasks.size() == 1) {
            begin(task);
        }
        return Optional.empty();
    }

    private void begin(Task task) {
        played++;
        task.run().run();
    }

    private Duration hears(InformationToSend information) {
        String words = Announcements.words(information);
        LOG.debug("the caller hears {}", words);
        line.hears(words);
        return Announcements.length(information, script.announcementLasts());
    }

    /** Ends the running task after a time, unless the caller hangs up in the middle of it. */
    private void later(Duration length, Runnable report) {
        boolean hangsUp = script.hangsUpDuringPrompt().isPresent()
                && script.hangsUpDuringPrompt().getAsInt() == played;
        running = Optional.of(
                hangsUp ? line.after(length.dividedBy(2), line::hangsUp) : line.after(length, () -> ends(report)));
    }

    private void ends(Runnable report) {
        running = Optional.empty();
        Task task = tasks.remove();
        report.run();
        if (!tasks.isEmpty()) {
            begin(tasks.element());
        } else if (task.disconnects()) {
            line.disconnects();
        }
    }

    /** Cancels an operation, which is answered with canceled. */
    Optional<Refusal> cancel(long invokeId) {
        Optional<Task> found =
                tasks.stream().filter(task -> task.invokeId() == invokeId).findFirst();
        if (found.isEmpty()) {
            return Optional.of(new Refusal(InapError.CANCEL_FAILED, "there is no invoke " + invokeId + " to cancel"));
        }
        line.failed(found.get().invokeId(), InapError.CANCELED);
        boolean first = tasks.element().equals(found.get());
        tasks.remove(found.get());
        if (first) {
            running.ifPresent(CallWorld.Timer::cancel);
            if (!tasks.isEmpty()) {
                begin(tasks.element());
            }
        }
        return Optional.empty();
    }

    /** The caller is no longer connected. */
    void stop() {
        running.ifPresent(CallWorld.Timer::cancel);
        running = Optional.empty();
        tasks.clear();
    }
}
