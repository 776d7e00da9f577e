package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.Optional;
import org.tollbridge.simulator.ssf.InteractionScript.Assist;
import org.tollbridge.wire.inap.EstablishTemporaryConnection;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.PlayAnnouncement;
import org.tollbridge.wire.inap.PromptAndCollectUserInformation;
import org.tollbridge.wire.isup.GenericDigits;

/** Announcements and digits in one call, at the switch's own resource or over a temporary connection to another one. */
final class UserInteraction implements SpecializedResource.Line, TemporaryConnection.Assisted {
    private final SsfCall call;
    private final CallScript script;
    private final SpecializedResource resource;
    private Optional<TemporaryConnection> temporary = Optional.empty();
    private boolean assisted;

    UserInteraction(SsfCall call, CallScript script) {
        this.call = call;
        this.script = script;
        this.resource = new SpecializedResource(script.interaction(), this);
    }

    /** Whether something is being played or collected in this dialogue. */
    boolean isBusy() {
        return resource.isBusy();
    }

    /** Whether an assisting side still has a dialogue for this call. */
    boolean isAssisted() {
        return assisted;
    }

    Optional<Refusal> connect() {
        if (!call.settings().resources().own()) {
            return Optional.of(new Refusal(InapError.TASK_REFUSED, "this switch has no resource"));
        }
        if (call.isCallingGone()) {
            return callingGone();
        }
        Optional<Refusal> scripted = resource.scripted(Operation.CONNECT_TO_RESOURCE);
        if (scripted.isEmpty()) {
            call.waitIn(SsfState.WAITING_FOR_END_OF_USER_INTERACTION);
        }
        return scripted;
    }

    private static Optional<Refusal> callingGone() {
        return Optional.of(new Refusal(InapError.UNEXPECTED_COMPONENT_SEQUENCE, "the calling party is gone"));
    }

    Optional<Refusal> establish(EstablishTemporaryConnection establish) {
        if (call.isCallingGone()) {
            return callingGone();
        }
        Optional<Refusal> scripted = resource.scripted(Operation.ESTABLISH_TEMPORARY_CONNECTION);
        if (scripted.isPresent()) {
            return scripted;
        }
        Optional<String> correlation = establish
                .get(EstablishTemporaryConnection.CORRELATION_ID)
                .flatMap(octets -> GenericDigits.view(octets).toOptional())
                .flatMap(GenericDigits::digits);
        if (correlation.isEmpty()) {
            return Optional.of(new Refusal(InapError.MISSING_PARAMETER, "no correlationID that can be read"));
        }
        call.waitIn(SsfState.WAITING_FOR_END_OF_TEMPORARY_CONNECTION);
        Assist comes = script.interaction().assist();
        if (comes != Assist.NEVER_ARRIVES) {
            String told = comes == Assist.ARRIVES_WRONG ? "9" + correlation.get() : correlation.get();
            assisted = true;
            temporary = Optional.of(
                    call.world().assist(new TemporaryConnection.Request(told, script, call.variant()), this));
        }
        return Optional.empty();
    }

    Optional<Refusal> play(int invokeId, PlayAnnouncement play) {
        return resource.play(invokeId, play);
    }

    Optional<Refusal> collect(int invokeId, PromptAndCollectUserInformation prompt) {
        return resource.collect(invokeId, prompt);
    }

    Optional<Refusal> cancel(long invokeId) {
        return resource.cancel(invokeId);
    }

    /** Disconnects the caller for the SCP. */
    void disconnect() {
        stop();
        call.waitIn(SsfState.WAITING_FOR_INSTRUCTIONS);
    }

    /** The caller is no longer connected. */
    void stop() {
        resource.stop();
        temporary.ifPresent(TemporaryConnection::release);
        temporary = Optional.empty();
    }

    @Override
    public CallWorld.Timer after(Duration time, Runnable task) {
        return call.world().after(call.settings().real(time), task);
    }

    @Override
    public void hears(String words) {
        call.journal().announcement(words);
    }

    @Override
    public void reports(int invokeId) {
        call.outbox().reportResource(invokeId);
        call.settle();
    }

    @Override
    public void collected(int invokeId, String digits) {
        call.journal().digits(digits);
        call.outbox().collected(invokeId, digits);
        call.settle();
    }

    @Override
    public void failed(int invokeId, InapError error) {
        call.outbox().failed(invokeId, error);
        call.settle();
    }

    @Override
    public void hangsUp() {
        if (call.ssf().isSuspended()) {
            call.abandon();
        }
    }

    @Override
    public void disconnects() {
        temporary = Optional.empty();
        if (call.ssf().isSuspended() && call.ssf() != SsfState.WAITING_FOR_INSTRUCTIONS) {
            call.waitIn(SsfState.WAITING_FOR_INSTRUCTIONS);
        }
    }

    @Override
    public void over(CallResult result) {
        assisted = false;
        result.announcements().forEach(call.journal()::announcement);
        result.digits().forEach(call.journal()::digits);
        result.violations().forEach(violation -> call.journal().violation("assisting side: " + violation));
        call.settle();
    }
}
