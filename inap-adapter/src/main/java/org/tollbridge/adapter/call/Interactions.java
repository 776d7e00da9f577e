package org.tollbridge.adapter.call;

import java.util.Optional;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;

/** What a resource is doing for the caller in one dialogue, and what service logic hears of it. Not for several threads. */
final class Interactions {
    private final SentInvokes sent;
    private boolean connected;

    Interactions(SentInvokes sent) {
        this.sent = sent;
    }

    /** Whether the caller is connected to a resource, as far as is known. */
    boolean isConnected() {
        return connected;
    }

    void connected() {
        connected = true;
    }

    /** The resource is left: nobody waits for what was going on. */
    void left() {
        connected = false;
        sent.release();
    }

    /** An announcement is over. */
    Optional<CallEvent> played(long invokeId) {
        return answered(invokeId, new CallEvent.Played());
    }

    /** The caller has keyed something, without the key that ends it. */
    Optional<CallEvent> keyed(long invokeId, String digits) {
        return answered(invokeId, digits.isEmpty() ? new CallEvent.NothingKeyed() : new CallEvent.Keyed(digits));
    }

    private Optional<CallEvent> answered(long invokeId, CallEvent event) {
        sent.answered(invokeId);
        return connected ? Optional.of(event) : Optional.empty();
    }

    /**
     * An operation has failed.
     *
     * @return what is told of it; empty where that has been told already, or nobody asks any more
     */
    Optional<CallEvent> failed(Operation operation, long invokeId, String error) {
        return switch (operation) {
            case PLAY_ANNOUNCEMENT, PROMPT_AND_COLLECT_USER_INFORMATION ->
                answered(
                        invokeId,
                        operation == Operation.PROMPT_AND_COLLECT_USER_INFORMATION
                                        && error.equals(InapError.IMPROPER_CALLER_RESPONSE.asn1Name())
                                ? new CallEvent.NothingKeyed()
                                : failed(operation, error));
            // What was to be cancelled may have come to its end meanwhile, and that was told.
            case CANCEL ->
                connected && sent.openInteraction().isPresent()
                        ? Optional.of(failed(operation, error))
                        : Optional.empty();
            case CONNECT_TO_RESOURCE, ESTABLISH_TEMPORARY_CONNECTION -> {
                left();
                yield Optional.of(failed(operation, error));
            }
            case DISCONNECT_FORWARD_CONNECTION -> {
                // A switch that sees no connection has none; one that fails at it still has.
                connected = !error.equals(InapError.UNEXPECTED_COMPONENT_SEQUENCE.asn1Name());
                yield Optional.of(failed(operation, error));
            }
            default -> Optional.of(new CallEvent.InstructionFailed(operation.asn1Name(), error));
        };
    }

    private CallEvent failed(Operation operation, String error) {
        return new CallEvent.InteractionFailed(operation.asn1Name(), error, connected);
    }
}
