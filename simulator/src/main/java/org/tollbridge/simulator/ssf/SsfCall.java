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
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.isup.Q850;
import org.tollbridge.wire.tcap.Component;

/**
 * One call: the originating basic call state model with the SSF's state machine in front of it (ETS 300 374-1 7.1.1.5).
 * It uses neither clock nor network; every method is called on the one thread of its {@link CallWorld}.
 */
final class SsfCall implements DialogueUser {
    private static final Logger LOG = LoggerFactory.getLogger(SsfCall.class);

    /** Q.850: no route to destination. */
    private static final int NO_ROUTE = 3;

    /** Q.850: normal, unspecified. */
    private static final int NORMAL_UNSPECIFIED = 31;

    /** How long a caller takes to dial the missing digits. */
    private static final Duration DIALLING = Duration.ofSeconds(2);

    /** The state of the call itself. */
    enum Phase {
        SUSPENDED,
        DIALLING,
        ROUTING,
        ACTIVE,
        CLEARED
    }

    private final CallScript script;
    private final SwitchSettings settings;
    private final CallWorld world;
    private final Variant variant;
    private final Components components;
    private final UserInteraction interaction;
    private final CallTimers timers;

    private final Journal journal = new Journal();
    final DetectionPoints points = new DetectionPoints();
    final PendingReports reports = new PendingReports();
    private final Outbox outbox;
    private final OpenDialogue dialogue;

    private SsfState ssf = SsfState.IDLE;
    private Phase phase = Phase.SUSPENDED;
    private EventTypeBcsm suspendedAt;
    private IsupNumber dialled;
    private Attempt attempt;
    private boolean callingGone;
    private boolean clearedBySwitch;
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
        this.dialled = script.called();
        this.attempt = Attempt.none(script);
        this.dialogue = new OpenDialogue(world, settings, timers, journal, outbox);
        this.interaction = new UserInteraction(this, script);
        this.components = new Components(new Instructions(this, interaction));
    }

    /** The caller has dialled, the trigger is met and the SCP is asked. */
    @Override
    public void start() {
        dialogue.begin();
        outbox.invoke(Operation.INITIAL_DP, InitialDps.of(script));
        suspend(script.trigger());
        script.callerAbandonsAfter()
                .ifPresent(after -> timers.start(Kind.ABANDON, settings.real(after), this::abandon));
        settle();
    }

    @Override
    public void received(List<Component> received, boolean end) {
        if (!isOver) {
            components.take(received);
            if (end) {
                dialogueEnded();
            }
            settle();
        }
    }

    @Override
    public void dialogueLost(String why) {
        if (!isOver && dialogue.isOpen()) {
            LOG.debug("{}: {}", script.name(), why);
            dialogue.lost();
            treatByDefault();
            settle();
        }
    }

    private void dialogueEnded() {
        dialogue.ended();
        if (ssf.isSuspended()) {
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

    // The actions of the SCP, called by Instructions, which has checked that the state allows them.

    @Override
    public Journal journal() {
        return journal;
    }

    SwitchSettings settings() {
        return settings;
    }

    CallWorld world() {
        return world;
    }

    Outbox outbox() {
        return outbox;
    }

    SsfState ssf() {
        return ssf;
    }

    Phase phase() {
        return phase;
    }

    /** Whether the SCP has a control relationship: an instruction is awaited, or would be at an armed point. */
    boolean isControlled() {
        return ssf.isSuspended() || points.giveControl();
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

    /** Whether the call ended by itself, so that an instruction may have crossed the notification. */
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

    /** Continues from the point of suspension as if there were no SCP. */
    void goOn() {
        switch (suspendedAt) {
            case ROUTE_SELECT_FAILURE, O_CALLED_PARTY_BUSY, O_NO_ANSWER, O_DISCONNECT, O_ABANDON ->
                clear(releaseCause.orElse(Q850.NORMAL_CALL_CLEARING));
            case O_ANSWER -> {
                timers.stop(Kind.TSSF);
                ssf = SsfState.MONITORING;
                phase = Phase.ACTIVE;
            }
            default -> route(dialled);
        }
    }

    /** Whether the call is suspended at a point where the caller may still dial. */
    boolean isBeforeRouting() {
        return suspendedAt == EventTypeBcsm.COLLECTED_INFO || suspendedAt == EventTypeBcsm.ANALYSED_INFORMATION;
    }

    /** Lets the caller dial more digits. */
    void collect() {
        timers.stop(Kind.TSSF);
        ssf = SsfState.MONITORING;
        phase = Phase.DIALLING;
        timers.start(Kind.PARTY, settings.real(DIALLING), this::hasDialled);
    }

    void release(int cause) {
        outcome = outcome.or(() -> Optional.of(Outcome.RELEASED));
        clear(cause);
    }

    void startTssf(Duration time) {
        timers.start(Kind.TSSF, time, () -> {
            journal.violation("left the call in " + ssf.title() + " without an instruction until Tssf ran out");
            dialogue.abort();
            treatByDefault();
            settle();
        });
    }

    /** Disarms all points and drops all requested reports. */
    void cancelRequests() {
        points.clear();
        reports.forget();
    }

    /** The SCP answered an operation of the switch with an error. */
    void refused(int invokeId, String error) {
        LOG.debug("{}: the SCP answered invoke {} with {}", script.name(), invokeId, error);
        if (ssf.isSuspended()) {
            treatByDefault();
        }
    }

    // The events of the call itself.

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

    private void hasDialled() {
        dialled = IsupNumber.of(NumberFormat.CALLED, dialled.nature(), dialled.digits() + script.dialsMore());
        Point point = new Point(EventTypeBcsm.COLLECTED_INFO, DetectionPoints.CALLING);
        Optional<Armed> how = points.meet(point);
        how.ifPresent(armed -> outbox.event(
                point,
                armed.mode(),
                new Reports.Facts(
                        Duration.ZERO, Duration.ZERO, Optional.of(dialled), Q850.NORMAL_CALL_CLEARING, false)));
        if (suspends(how)) {
            suspend(EventTypeBcsm.COLLECTED_INFO);
        } else {
            route(dialled);
        }
        settle();
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
        watchCharging();
        outbox.chargingEvents(reports);
        Point point = new Point(EventTypeBcsm.O_ANSWER, DetectionPoints.CALLED);
        Optional<Armed> how = points.meet(point);
        how.ifPresent(armed -> outbox.event(point, armed.mode(), attempt.facts(Q850.NORMAL_CALL_CLEARING, false)));
        if (suspends(how)) {
            suspend(EventTypeBcsm.O_ANSWER);
        }
        settle();
    }

    /** Starts the supervision of the conversation that ApplyCharging requested, if any. */
    void watchCharging() {
        if (phase == Phase.ACTIVE) {
            reports.requestedCharging()
                    .flatMap(settings.chargingReports()::watch)
                    .ifPresent(watch -> timers.start(
                            Kind.CHARGING, settings.real(watch.maximum()), () -> timeIsUp(watch.release())));
        }
    }

    private void timeIsUp(boolean release) {
        if (release) {
            attempt.ends(world.now());
            meet(new Point(EventTypeBcsm.O_DISCONNECT, DetectionPoints.CALLED), NORMAL_UNSPECIFIED, true);
        } else {
            outbox.charging(reports, attempt.running(world.now()));
            settle();
        }
    }

    /** The caller hangs up before the answer. */
    void abandon() {
        timers.stop(Kind.PARTY, Kind.NO_ANSWER);
        outcome = Optional.of(Outcome.ABANDONED);
        leave(new Point(EventTypeBcsm.O_ABANDON, DetectionPoints.CALLING));
    }

    private void leave(Point point) {
        callingGone |= point.leg() == DetectionPoints.CALLING;
        attempt.ends(world.now());
        meet(point, Q850.NORMAL_CALL_CLEARING, true);
    }

    /** Handles an event that stops the call: it is suspended if the SCP asked to be consulted, otherwise it ends. */
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
            boolean asked = ssf.isSuspended();
            clearedBySwitch = true;
            clear(cause);
            if (dialogue.isOpen() && !told) {
                dialogue.leave(asked);
            }
        }
        settle();
    }

    private static boolean suspends(Optional<Armed> how) {
        return how.isPresent() && how.get().mode() == MonitorMode.INTERRUPTED;
    }

    private void suspend(EventTypeBcsm at) {
        phase = Phase.SUSPENDED;
        suspendedAt = at;
        waitIn(SsfState.WAITING_FOR_INSTRUCTIONS);
    }

    /** Makes the call wait for the SCP in a state, and restarts Tssf. */
    void waitIn(SsfState state) {
        ssf = state;
        startTssf(settings.tssf());
    }

    /** Releases a call because the SCP gave no usable instructions. */
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
            interaction.stop();
            ssf = SsfState.IDLE;
            points.clear();
            timers.stop(Kind.TSSF, Kind.ABANDON, Kind.PARTY, Kind.NO_ANSWER, Kind.CHARGING);
        }
    }

    /** Concludes every event: sends what is waiting, and ends what has finished. */
    void settle() {
        if (ssf == SsfState.MONITORING && points.isEmpty() && reports.isEmpty()) {
            ssf = SsfState.IDLE;
        }
        dialogue.flush(ssf == SsfState.IDLE, this::settle);
        if (!isOver && phase == Phase.CLEARED && !dialogue.isOpen() && !interaction.isAssisted()) {
            isOver = true;
            timers.stop(Kind.END);
            world.over();
        }
    }

    @Override
    public CallResult result(List<ExchangedMessage> messages) {
        return journal.result(script, outcome.orElse(Outcome.FAILED), attempt.connected(), releaseCause, messages);
    }
}
