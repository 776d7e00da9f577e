package org.tollbridge.adapter.stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import org.tollbridge.service.port.AdmissionGate;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.ber.ObjectIdentifier;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.ReleaseCall;
import org.tollbridge.wire.isup.Cause;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;

/**
 * Admits calls before TCAP, or answers in its place, so that no dialogue is created for a refused call. Only a BEGIN
 * that opens a call is refused, never a message of an open dialogue.
 */
public final class BeginGate {

    /** Admits everything. */
    public static final BeginGate OPEN = new BeginGate(AdmissionGate.OPEN, Refusal.ABORT, pointCode -> 0);

    private static final int INVOKE_ID = 1;

    /** How a call is refused. */
    public enum Refusal {
        /** TC-END with ReleaseCall; the caller hears the tone for a cause. */
        RELEASE_CALL,
        /** P-ABORT resourceLimitation; the switch applies its own default treatment. */
        ABORT
    }

    private final AdmissionGate gate;
    private final Refusal refusal;
    private final IntUnaryOperator causes;
    private final Map<Integer, List<Component>> releases = new ConcurrentHashMap<>();

    /**
     * @param causes the Q.850 cause, 1 to 127, for releasing calls from the switch with a point code
     */
    public BeginGate(AdmissionGate gate, Refusal refusal, IntUnaryOperator causes) {
        this.gate = gate;
        this.refusal = refusal;
        this.causes = causes;
    }

    boolean admits(BeginPeek begin) {
        return gate.admits(begin);
    }

    /** The TC-END that releases the call; empty if it must be aborted instead. */
    Optional<Octets> release(BeginPeek begin) {
        if (refusal == Refusal.ABORT || !isReleasable(begin)) {
            return Optional.empty();
        }
        Optional<DialoguePortion> accepted = begin.context().map(DialoguePortion.Response::accepted);
        List<Component> release =
                releases.computeIfAbsent(causes.applyAsInt(begin.switchPointCode()), BeginGate::releaseCall);
        return Optional.of(new TcapEncoder().encode(new TcapMessage.End(begin.originating(), accepted, release)));
    }

    /**
     * Whether the dialogue can be accepted in order to release the call: its context must be known and have
     * ReleaseCall.
     */
    private static boolean isReleasable(BeginPeek begin) {
        Optional<ObjectIdentifier> name = begin.context();
        return name.isPresent()
                ? name.flatMap(ApplicationContext::of)
                        .filter(Operation.RELEASE_CALL.contexts()::contains)
                        .isPresent()
                : !begin.hasDialogue();
    }

    private static List<Component> releaseCall(int cause) {
        Octets argument = new ReleaseCall(Cause.ofService(cause).toOctets()).encode(Variant.ETSI);
        return List.of(new Component.Invoke(
                INVOKE_ID, OptionalInt.empty(), new Code.Local(Operation.RELEASE_CALL.code()), Optional.of(argument)));
    }
}
