package org.tollbridge.adapter.call;

import java.util.Optional;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;

/**
 * Tracks what a resource is doing for the caller in one dialogue, and yields the events for service logic. Not
 * thread-safe.
 */
final class Interactions {
    private final SentInvokes sent;
    private boolean connected;

    Interactions(SentInvokes sent) {
        this.sent = sent;
    }

    /** Whether the caller is connected to a resource, as far as this node knows. */
    boolean isConnected() {
        return connected;
    }

    void connected() {
        connected = true;
    }

    /** Records that the caller has left the resource; nothing in progress is awaited any more. */
    void left() {
        connected = false;
        sent.release();
    }

    /** An announcement has ended. */
    Optional<CallEvent> played(long invokeId) {
        return answered(invokeId, new CallEvent.Played());
    }

    /** The caller has keyed digits, given without the end key. */
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
     * @return the event for service logic; empty if it has already been told, or no longer needs to know
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
            // The announcement or prompt may have ended meanwhile, which was reported.
            case CANCEL ->
                connected && sent.openInteraction().isPresent()
                        ? Optional.of(failed(operation, error))
                        : Optional.empty();
            case CONNECT_TO_RESOURCE, ESTABLISH_TEMPORARY_CONNECTION -> {
                left();
                yield Optional.of(failed(operation, error));
            }
            case DISCONNECT_FORWARD_CONNECTION -> {
                // A switch that reports no connection has none; after any other error it still has one.
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
