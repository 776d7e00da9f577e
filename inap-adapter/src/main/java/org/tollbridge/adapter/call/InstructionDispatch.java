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
 * Where the instructions of one call go: to its switch, to the side that assists it, or to both. Used under the lock of the
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
    /** A connection that was given up because nobody assists: the switch may have given it up before. */
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

    /** The call's basic call state model is known: that of the terminating half, or of the originating one. */
    void modelled(boolean terminating) {
        instructions = new Instructions(settings, terminating, variant);
    }

    Invocation release(int cause) {
        return instructions.release(cause);
    }

    /**
     * Puts instructions into the outbox, and hands those for the assisting side over to it.
     *
     * @return what service logic is to hear when no side can be had to assist, and nothing was put anywhere
     * @throws DialectException when they cannot be said in the switch's dialect
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

    /** Sends an operation, unless it is for the assisting side alone; gives whether it is for that side. */
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

    /** The switch has been told: its side of a connection goes first, and the assisting one after it. */
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

    /** Nobody assists: the switch is to take its caller back. */
    void takeBack() throws TCAPSendException {
        assistance = Optional.empty();
        interactions.left();
        takenBack = outbox.invoke(Instructions.DISCONNECT_FORWARD_CONNECTION);
    }

    /** Whether an operation is the one by which a caller was taken back. */
    boolean tookBack(long invokeId) {
        return takenBack.isPresent() && takenBack.getAsLong() == invokeId;
    }
}
