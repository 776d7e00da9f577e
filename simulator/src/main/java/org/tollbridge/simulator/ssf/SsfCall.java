package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.simulator.ssf.CallResult.ExchangedMessage;
import org.tollbridge.simulator.ssf.CallResult.Outcome;
import org.tollbridge.simulator.ssf.CallTimers.Kind;
import org.tollbridge.simulator.ssf.DetectionPoints.Armed;
import org.tollbridge.simulator.ssf.DetectionPoints.Point;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.MonitorMode;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.Q850;
import org.tollbridge.wire.tcap.Component;

/**
 * One call: the originating basic call state model and the SSF's state machine before it (ETS 300 374-1 7.1.1.5). It knows
 * neither clock nor network; every method is called on the one thread of its {@link CallWorld}.
 */
final class SsfCall {
    private static final Logger LOG = LoggerFactory.getLogger(SsfCall.class);

    /** Q.850: no route to destination. */
    private static final int NO_ROUTE = 3;

    /** Where the call itself is. */
    enum Phase {
        SUSPENDED,
        ROUTING,
        ACTIVE,
        CLEARED
    }

    private final CallScript script;
    private final SwitchSettings settings;
    private final CallWorld world;
    private final Variant variant;
    private final Instructions instructions;
    private final CallTimers timers;

    final Journal journal = new Journal();
    final DetectionPoints points = new DetectionPoints();
    final PendingReports reports = new PendingReports();
    private final Outbox outbox;

    private SsfState ssf = SsfState.IDLE;
    private Phase phase = Phase.SUSPENDED;
    private EventTypeBcsm suspendedAt;
    private Attempt attempt;
    private boolean callingGone;
    private boolean clearedBySwitch;
    private boolean dialogueOpen;
    private boolean isOver;
    private Optional<Outcome> outcome = Optional.empty();
    private OptionalInt releaseCause = OptionalInt.empty();

    SsfCall(CallScript script, SwitchSettings settings, CallWorld world) {
        this.script = script;
        this.settings = settings;
        this.world = world;
        this.variant = script.context().map(ApplicationContext::variant).orElse(settings.variant());
        this.outbox = new Outbox(variant, settings.chargingReports());
        this.timers = new CallTimers(world);
        this.suspendedAt = script.trigger();
        this.attempt = Attempt.none(script);
        this.instructions = new Instructions(this);
    }

    /** The caller has dialled: the trigger is met and the SCP is asked. */
    void start() {
        dialogueOpen = true;
        outbox.invoke(Operation.INITIAL_DP, InitialDps.of(script));
        suspend(script.trigger());
        script.callerAbandonsAfter()
                .ifPresent(after -> timers.start(Kind.ABANDON, settings.real(after), this::abandon));
        settle();
    }

    /** Components from the SCP, with END or without. */
    void received(List<Component> components, boolean end) {
        if (!isOver) {
            instructions.perform(components);
            if (end) {
                dialogueEnded();
            }
            settle();
        }
    }

    /** The dialogue is gone without the SCP's END: aborted, refused or never carried. */
    void dialogueLost(String why) {
        if (!isOver && dialogueOpen) {
            LOG.debug("{}: {}", script.name(), why);
            dialogueOpen = false;
            outbox.take();
            treatByDefault();
            settle();
        }
    }

    private void dialogueEnded() {
        dialogueOpen = false;
        if (ssf == SsfState.WAITING_FOR_INSTRUCTIONS) {
            if (isLeaving(suspendedAt)) {
                clear(releaseCause.orElse(Q850.NORMAL_CALL_CLEARING));
            } else {
                journal.violation("ended the dialogue and left the call suspended at " + suspendedAt.asn1Name());
                treatByDefault();
            }
        }
        if (!points.isEmpty() || !reports.isEmpty()) {
            String what = points.isEmpty() ? "a report was requested" : "detection points were armed";
            journal.violation("ended the dialogue though " + what);
            cancelRequests();
        }
        ssf = SsfState.IDLE;
    }

    private static boolean isLeaving(EventTypeBcsm event) {
        return event == EventTypeBcsm.O_DISCONNECT || event == EventTypeBcsm.O_ABANDON;
    }

    // What the SCP may do; called by Instructions, which has checked that the state allows it.

    SsfState ssf() {
        return ssf;
    }

    Phase phase() {
        return phase;
    }

    Variant variant() {
        return variant;
    }

    Optional<ApplicationContext> context() {
        return script.context();
    }

    boolean isCallingGone() {
        return callingGone;
    }

    /** Whether the call ended by itself, so that an instruction may have crossed the news of it. */
    boolean mayHaveCrossed() {
        return clearedBySwitch;
    }

    void reply(Component component) {
        outbox.reply(component);
    }

    void connect(IsupNumber number) {
        journal.destination(number.digits());
        route(number);
    }

    /** Goes on from the point of suspension as if there were no SCP. */
    void goOn() {
        switch (suspendedAt) {
            case ROUTE_SELECT_FAILURE, O_CALLED_PARTY_BUSY, O_NO_ANSWER, O_DISCONNECT, O_ABANDON ->
                clear(releaseCause.orElse(Q850.NORMAL_CALL_CLEARING));
            case O_ANSWER -> {
                timers.stop(Kind.TSSF);
                ssf = SsfState.MONITORING;
                phase = Phase.ACTIVE;
            }
            default -> route(script.called());
        }
    }

    void release(int cause) {
        outcome = outcome.or(() -> Optional.of(Outcome.RELEASED));
        clear(cause);
    }

    void startTssf(Duration time) {
        timers.start(Kind.TSSF, time, () -> {
            dialogueOpen = false;
            outbox.take();
            world.abort();
            treatByDefault();
            settle();
        });
    }

    /** Nothing is armed and nothing is to be reported any more. */
    void cancelRequests() {
        points.clear();
        reports.forget();
    }

    /** The SCP answered an operation of the switch with an error. */
    void refused(int invokeId, String error) {
        LOG.debug("{}: the SCP answered invoke {} with {}", script.name(), invokeId, error);
        if (ssf == SsfState.WAITING_FOR_INSTRUCTIONS) {
            treatByDefault();
        }
    }

    // What happens to the call by itself.

    private void route(IsupNumber number) {
        timers.stop(Kind.TSSF);
        ssf = SsfState.MONITORING;
        phase = Phase.ROUTING;
        attempt = Attempt.at(number, Parties.of(script, number.digits()), world.now());
        Runnable event = switch (attempt.party().behaviour()) {
            case ANSWER -> this::answer;
            case BUSY -> () -> fail(EventTypeBcsm.O_CALLED_PARTY_BUSY, Outcome.BUSY, Q850.USER_BUSY);
            case NO_ANSWER -> this::ringOut;
            case ROUTE_FAILURE -> () -> fail(EventTypeBcsm.ROUTE_SELECT_FAILURE, Outcome.ROUTE_FAILURE, NO_ROUTE);
        };
        timers.start(Kind.PARTY, settings.real(attempt.party().after()), event);
        points.armed(new Point(EventTypeBcsm.O_NO_ANSWER, DetectionPoints.CALLED))
                .filter(how -> how.timer().isPresent())
                .map(how -> Duration.ofSeconds(how.timer().getAsLong()))
                .ifPresent(limit -> timers.start(Kind.NO_ANSWER, settings.real(limit), this::ringOut));
    }

    private void ringOut() {
        fail(EventTypeBcsm.O_NO_ANSWER, Outcome.NO_ANSWER, Q850.NO_ANSWER);
    }

    private void fail(EventTypeBcsm event, Outcome became, int usualCause) {
        timers.stop(Kind.PARTY, Kind.NO_ANSWER);
        attempt.fails(world.now());
        outcome = Optional.of(became);
        int cause = became == Outcome.NO_ANSWER
                ? usualCause
                : attempt.party().cause().orElse(usualCause);
        meet(new Point(event, DetectionPoints.CALLED), cause, false);
    }

    private void answer() {
        timers.stop(Kind.NO_ANSWER, Kind.ABANDON);
        phase = Phase.ACTIVE;
        outcome = Optional.of(Outcome.ANSWERED);
        attempt.isAnswered(world.now());
        int leg = attempt.party().hangsUp() == PartyScript.HangsUp.CALLING
                ? DetectionPoints.CALLING
                : DetectionPoints.CALLED;
        timers.start(
                Kind.PARTY,
                settings.real(attempt.party().talk()),
                () -> leave(new Point(EventTypeBcsm.O_DISCONNECT, leg)));
        Point point = new Point(EventTypeBcsm.O_ANSWER, DetectionPoints.CALLED);
        Optional<Armed> how = points.meet(point);
        how.ifPresent(armed -> outbox.event(point, armed.mode(), attempt.facts(Q850.NORMAL_CALL_CLEARING, false)));
        if (suspends(how)) {
            suspend(EventTypeBcsm.O_ANSWER);
        }
        settle();
    }

    /** The caller hangs up before the answer. */
    private void abandon() {
        timers.stop(Kind.PARTY, Kind.NO_ANSWER);
        outcome = Optional.of(Outcome.ABANDONED);
        leave(new Point(EventTypeBcsm.O_ABANDON, DetectionPoints.CALLING));
    }

    private void leave(Point point) {
        callingGone |= point.leg() == DetectionPoints.CALLING;
        attempt.ends(world.now());
        meet(point, Q850.NORMAL_CALL_CLEARING, true);
    }

    /** An event at which the call stops: suspended if the SCP wants the word, else over. */
    private void meet(Point point, int cause, boolean callEnds) {
        releaseCause = OptionalInt.of(cause);
        Optional<Armed> how = points.meet(point);
        boolean suspends = suspends(how);
        if (!suspends) {
            outbox.all(reports, attempt.facts(cause, true));
        } else if (callEnds || settings.reportFailedAttempts()) {
            outbox.charging(reports, attempt.facts(cause, callEnds));
        }
        how.ifPresent(armed -> outbox.event(point, armed.mode(), attempt.facts(cause, callEnds)));
        if (suspends) {
            suspend(point.event());
        } else {
            boolean told = !outbox.isEmpty();
            boolean asked = ssf == SsfState.WAITING_FOR_INSTRUCTIONS;
            clearedBySwitch = true;
            clear(cause);
            if (dialogueOpen && !told) {
                leaveDialogue(asked);
            }
        }
        settle();
    }

    private static boolean suspends(Optional<Armed> how) {
        return how.isPresent() && how.get().mode() == MonitorMode.INTERRUPTED;
    }

    /** The call is over and the SCP does not know: the end of the dialogue tells it. */
    private void leaveDialogue(boolean asked) {
        dialogueOpen = false;
        if (asked) {
            world.abort();
        } else {
            world.send(List.of(), true);
        }
    }

    private void suspend(EventTypeBcsm at) {
        phase = Phase.SUSPENDED;
        suspendedAt = at;
        ssf = SsfState.WAITING_FOR_INSTRUCTIONS;
        startTssf(settings.tssf());
    }

    /** A call whose SCP is of no help is released. */
    private void treatByDefault() {
        outcome = Optional.of(Outcome.FAILED);
        reports.forget();
        clear(Q850.TEMPORARY_FAILURE);
    }

    private void clear(int cause) {
        if (phase != Phase.CLEARED) {
            attempt.ends(world.now());
            releaseCause = OptionalInt.of(cause);
            outbox.all(reports, attempt.facts(cause, true));
            phase = Phase.CLEARED;
            ssf = SsfState.IDLE;
            points.clear();
            timers.stop(Kind.TSSF, Kind.ABANDON, Kind.PARTY, Kind.NO_ANSWER);
        }
    }

    /** The end of every event: what is to be sent goes out, and what is over ends. */
    private void settle() {
        if (ssf == SsfState.MONITORING && points.isEmpty() && reports.isEmpty()) {
            ssf = SsfState.IDLE;
        }
        if (dialogueOpen) {
            sendOrEnd();
        } else if (!outbox.isEmpty()) {
            int lost = outbox.take().size();
            journal.violation("ended the dialogue before the switch could send " + lost + " components");
        }
        if (!isOver && phase == Phase.CLEARED && !dialogueOpen) {
            isOver = true;
            timers.stop(Kind.END);
            world.over();
        }
    }

    private void sendOrEnd() {
        List<Component> ready = outbox.take();
        boolean done = ssf == SsfState.IDLE;
        if (done && settings.dialogueEnd() == DialogueEnd.BY_SWITCH) {
            dialogueOpen = false;
            world.send(ready, true);
            return;
        }
        if (!ready.isEmpty()) {
            world.send(ready, false);
        }
        if (done && settings.dialogueEnd() == DialogueEnd.PREARRANGED) {
            dialogueOpen = false;
            world.forget();
        } else if (done && !timers.isStarted(Kind.END)) {
            timers.start(Kind.END, settings.tssf(), this::leftOpen);
        }
    }

    private void leftOpen() {
        if (dialogueOpen) {
            journal.violation("left the dialogue open though nothing was armed and no report was due");
            dialogueOpen = false;
            world.abort();
            settle();
        }
    }

    /** What became of the call, once it is over. */
    CallResult result(List<ExchangedMessage> messages) {
        return journal.result(script, outcome.orElse(Outcome.FAILED), releaseCause, messages);
    }
}
