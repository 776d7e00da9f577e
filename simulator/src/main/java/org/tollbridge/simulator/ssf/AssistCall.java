package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tollbridge.simulator.ssf.CallResult.ExchangedMessage;
import org.tollbridge.simulator.ssf.CallResult.Outcome;
import org.tollbridge.simulator.ssf.CallTimers.Kind;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Absent;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.AssistRequestInstructions;
import org.tollbridge.wire.inap.Cancel;
import org.tollbridge.wire.inap.ConnectToResource;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.PlayAnnouncement;
import org.tollbridge.wire.inap.PromptAndCollectUserInformation;
import org.tollbridge.wire.inap.ResetTimer;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NatureOfAddress;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.tcap.Component;

/**
 * The assisting side of a call: a peripheral or a switch that the caller was connected to, and that asks the SCP for
 * instructions in its own dialogue.
 */
final class AssistCall implements DialogueUser, Components.Performer, SpecializedResource.Line {
    /**
     * How long a connection stays up after its dialogue ended without releasing it. In real time, regardless of the
     * speed of calls, because messages from the SCP to the other switch take real time.
     */
    private static final Duration LINGERS = Duration.ofSeconds(2);

    private static final Set<Operation> OF_PERIPHERAL = EnumSet.of(
            Operation.PLAY_ANNOUNCEMENT,
            Operation.PROMPT_AND_COLLECT_USER_INFORMATION,
            Operation.CANCEL,
            Operation.ACTIVITY_TEST);
    private static final Set<Operation> OF_SWITCH_WAITING =
            EnumSet.of(Operation.CONNECT_TO_RESOURCE, Operation.RESET_TIMER, Operation.ACTIVITY_TEST);
    private static final Set<Operation> OF_SWITCH_CONNECTED = EnumSet.of(
            Operation.PLAY_ANNOUNCEMENT,
            Operation.PROMPT_AND_COLLECT_USER_INFORMATION,
            Operation.CANCEL,
            Operation.DISCONNECT_FORWARD_CONNECTION,
            Operation.RESET_TIMER,
            Operation.ACTIVITY_TEST);

    private enum State {
        /** A peripheral; the caller is connected. */
        USER_INTERACTION("User interaction", OF_PERIPHERAL),
        /** A switch whose resource is not connected. */
        WAITING("Waiting for Instructions", OF_SWITCH_WAITING),
        CONNECTED("Waiting for End of User Interaction", OF_SWITCH_CONNECTED),
        /** The caller is gone, and the SCP must end the dialogue. */
        RELEASED("Idle", EnumSet.of(Operation.ACTIVITY_TEST));

        private final String title;

        @SuppressWarnings("ImmutableEnumChecker") // nobody changes the set, which the checker cannot see
        private final Set<Operation> allowed;

        State(String title, Set<Operation> allowed) {
            this.title = title;
            this.allowed = allowed;
        }
    }

    private final TemporaryConnection.Request request;
    private final TemporaryConnection.Assisted caller;
    private final SwitchSettings settings;
    private final CallWorld world;
    private final Journal journal = new Journal();
    private final Outbox outbox;
    private final CallTimers timers;
    private final Components components = new Components(this);
    private final SpecializedResource resource;
    private State state;
    private boolean open;

    AssistCall(
            TemporaryConnection.Request request,
            TemporaryConnection.Assisted caller,
            SwitchSettings settings,
            CallWorld world) {
        this.request = request;
        this.caller = caller;
        this.settings = settings;
        this.world = world;
        this.outbox = new Outbox(request.variant(), settings.chargingReports());
        this.timers = new CallTimers(world);
        this.resource = new SpecializedResource(request.script().interaction(), this);
        this.state = settings.resources().assisting() == AssistingSide.SWITCH ? State.WAITING : State.USER_INTERACTION;
    }

    @Override
    public void start() {
        open = true;
        IsupNumber correlation = IsupNumber.of(NumberFormat.GENERIC, NatureOfAddress.UNKNOWN, request.correlation());
        outbox.invoke(
                Operation.ASSIST_REQUEST_INSTRUCTIONS,
                AssistRequestInstructions.TYPE
                        .values()
                        .set(AssistRequestInstructions.CORRELATION_ID, correlation.toOctets())
                        .build());
        startTssf(settings.tssf());
        flush();
    }

    private void startTssf(Duration time) {
        timers.start(Kind.TSSF, time, () -> {
            journal.violation("left the assisting side without an instruction until Tssf ran out");
            open = false;
            world.abort();
            disconnect();
        });
    }

    /** The assisted switch releases the connection. */
    void release() {
        resource.stop();
        timers.stop(Kind.TSSF, Kind.PARTY);
        state = State.RELEASED;
        if (open) {
            awaitEnd();
        } else {
            over();
        }
    }

    /**
     * Waits for the SCP to end the dialogue: it knows, or learns from the call's own dialogue, that nothing more is to
     * be done here.
     */
    private void awaitEnd() {
        if (!timers.isStarted(Kind.END)) {
            timers.start(Kind.END, settings.tssf(), () -> {
                journal.violation("left the dialogue of the assisting side open");
                open = false;
                world.abort();
                over();
            });
        }
    }

    private void disconnect() {
        if (state != State.RELEASED) {
            release();
            caller.disconnects();
        }
    }

    private void over() {
        timers.stop(Kind.END);
        world.over();
    }

    private void flush() {
        List<Component> ready = outbox.take();
        if (open && !ready.isEmpty()) {
            world.send(ready, false);
        }
    }

    @Override
    public void received(List<Component> received, boolean end) {
        components.take(received);
        flush();
        if (end) {
            ended();
        }
    }

    @Override
    public void dialogueLost(String why) {
        ended();
    }

    /** Clears the connection of an ended dialogue after a time, unless the other side does so first. */
    private void ended() {
        open = false;
        if (state == State.RELEASED) {
            over();
        } else {
            timers.stop(Kind.TSSF);
            timers.start(Kind.PARTY, LINGERS, this::disconnect);
        }
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public CallResult result(List<ExchangedMessage> messages) {
        return journal.result(request.script(), Outcome.ANSWERED, Duration.ZERO, OptionalInt.empty(), messages);
    }

    @Override
    public Variant variant() {
        return request.variant();
    }

    @Override
    public Optional<ApplicationContext> context() {
        return request.script()
                .context()
                .map(context -> settings.resources().assisting().context(request.variant()));
    }

    @Override
    public String state() {
        return state.title;
    }

    @Override
    public boolean mayHaveCrossed() {
        return state == State.RELEASED;
    }

    @Override
    public void reply(Component component) {
        outbox.reply(component);
    }

    @Override
    public void refused(int invokeId, String error) {
        disconnect();
    }

    @Override
    public Optional<Refusal> perform(Operation operation, Argument argument, int invokeId) {
        if (!state.allowed.contains(operation)) {
            return Optional.of(new Refusal(InapError.UNEXPECTED_COMPONENT_SEQUENCE, "the state does not allow it"));
        }
        return switch (argument) {
            case ConnectToResource c ->
                resource.scripted(operation).or(() -> {
                    state = State.CONNECTED;
                    startTssf(settings.tssf());
                    return Optional.empty();
                });
            case PlayAnnouncement c -> {
                timers.stop(Kind.TSSF);
                yield resource.play(invokeId, c);
            }
            case PromptAndCollectUserInformation c -> {
                timers.stop(Kind.TSSF);
                yield resource.collect(invokeId, c);
            }
            case Cancel c -> resource.cancel(c.get(Cancel.INVOKE_ID).orElse(0L));
            case ResetTimer c -> {
                startTssf(Duration.ofSeconds(c.value(ResetTimer.TIMER_VALUE)));
                yield Optional.empty();
            }
            case Absent c -> {
                if (operation == Operation.ACTIVITY_TEST) {
                    reply(new Component.ReturnResult(true, invokeId, Optional.empty()));
                } else {
                    disconnect();
                }
                yield Optional.empty();
            }
            // No other argument belongs to an operation in the sets above.
            default -> Optional.empty();
        };
    }

    @Override
    public CallWorld.Timer after(Duration time, Runnable task) {
        return world.after(settings.real(time), task);
    }

    @Override
    public void hears(String words) {
        journal.announcement(words);
    }

    @Override
    public void reports(int invokeId) {
        outbox.reportResource(invokeId);
        idle();
    }

    @Override
    public void collected(int invokeId, String digits) {
        journal.digits(digits);
        outbox.collected(invokeId, digits);
        idle();
    }

    @Override
    public void failed(int invokeId, InapError error) {
        outbox.failed(invokeId, error);
        idle();
    }

    private void idle() {
        if (!resource.isBusy()) {
            startTssf(settings.tssf());
        }
        flush();
    }

    @Override
    public void hangsUp() {
        release();
        caller.hangsUp();
    }

    @Override
    public void disconnects() {
        disconnect();
    }
}
