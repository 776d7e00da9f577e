package org.tollbridge.adapter.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.tollbridge.adapter.dialect.DialectException;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Operation;

/**
 * Routes the instructions of one call: to its switch, to its assisting side, or to both. Used under the lock of the
 * call's dialogue.
 */
final class InstructionDispatch {

    private final CallDialogue call;
    private final InapSwitch settings;
    private final Variant variant;
    private final Outbox outbox;
    private final Interactions interactions;
    private final Assists assists;

    private Instructions instructions;
    private Optional<Assistance> assistance = Optional.empty();
    /**
     * The disconnection sent because the assisting side was lost. It may fail, because the switch may have disconnected
     * already.
     */
    private OptionalLong takenBack = OptionalLong.empty();

    InstructionDispatch(
            CallDialogue call,
            InapSwitch settings,
            Variant variant,
            Outbox outbox,
            Interactions interactions,
            Assists assists) {
        this.call = call;
        this.settings = settings;
        this.variant = variant;
        this.outbox = outbox;
        this.interactions = interactions;
        this.assists = assists;
        this.instructions = new Instructions(settings, false, variant);
    }

    /** Sets the half of the basic call state model that the call is in, terminating or originating. */
    void modelled(boolean terminating) {
        instructions = new Instructions(settings, terminating, variant);
    }

    Invocation release(int cause) {
        return instructions.release(cause);
    }

    /**
     * Puts instructions into the outbox, and passes those for the assisting side to it.
     *
     * @return the event for service logic if no assisting side is available, in which case nothing is sent; otherwise
     *     empty
     * @throws DialectException if the switch's dialect cannot express them
     */
    Optional<CallEvent> send(List<Instruction> step) throws DialectException, TCAPSendException {
        boolean connects = step.contains(new Instruction.ConnectResource());
        Optional<ResourceAccess.Assisting> assisting = settings.resource().assistance();
        if (connects && assisting.isPresent()) {
            leaveAssistance();
            assistance = assists.expect(call, assisting.get().waitMillis());
            if (assistance.isEmpty()) {
                call.counters().add(DialogueCounter.NOT_SENT);
                return Optional.of(new CallEvent.InteractionFailed(
                        Operation.ESTABLISH_TEMPORARY_CONNECTION.asn1Name(),
                        "too many calls wait for an assisting side",
                        false));
            }
        }
        String correlation = assistance.map(Assistance::correlation).orElse("");
        List<Invocation> forAssistance = new ArrayList<>(0);
        for (Invocation invocation : instructions.encode(step, correlation)) {
            if (invoke(invocation)) {
                forAssistance.add(invocation);
            }
        }
        if (!forAssistance.isEmpty()) {
            assistance.ifPresent(side -> side.invoke(forAssistance));
        }
        return Optional.empty();
    }

    /** Sends an operation, unless it is for the assisting side alone. Returns whether it is for that side. */
    private boolean invoke(Invocation invocation) throws TCAPSendException {
        boolean assisted = assistance.isPresent();
        switch (invocation.operation()) {
            case PLAY_ANNOUNCEMENT, PROMPT_AND_COLLECT_USER_INFORMATION, CANCEL -> {
                if (!assisted) {
                    outbox.invoke(invocation);
                }
                return assisted;
            }
            case RESET_TIMER -> {
                outbox.invoke(invocation);
                return assisted;
            }
            case CONNECT_TO_RESOURCE, ESTABLISH_TEMPORARY_CONNECTION -> {
                outbox.invoke(invocation);
                interactions.connected();
            }
            case DISCONNECT_FORWARD_CONNECTION -> {
                outbox.invoke(invocation);
                interactions.left();
            }
            default -> outbox.invoke(invocation);
        }
        return false;
    }

    /** The switch has been instructed: its side of a connection ends first, and the assisting side after it. */
    void sent() {
        if (!interactions.isConnected()) {
            leaveAssistance();
        }
    }

    boolean isAssistedBy(Assistance side) {
        return assistance.filter(side::equals).isPresent();
    }

    void leaveAssistance() {
        assistance.ifPresent(Assistance::leave);
        assistance = Optional.empty();
    }

    /** Has the switch disconnect its caller from an assisting side that is lost. */
    void takeBack() throws TCAPSendException {
        assistance = Optional.empty();
        interactions.left();
        takenBack = outbox.invoke(Instructions.DISCONNECT_FORWARD_CONNECTION);
    }

    /** Whether an operation is the disconnection sent by {@link #takeBack}. */
    boolean tookBack(long invokeId) {
        return takenBack.isPresent() && takenBack.getAsLong() == invokeId;
    }
}
