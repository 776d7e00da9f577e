package org.tollbridge.adapter.call;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.tcap.api.tc.component.OperationState;
import org.restcomm.protocols.ss7.tcap.asn.InvokeImpl;
import org.tollbridge.wire.inap.Operation;

/**
 * The operations that one dialogue has invoked, by invoke identifier, which cycles through 1 to 127. An operation that
 * never reports success (class 2 and 4) frees its identifier when the cycle reaches it again. An operation that is
 * awaited, an announcement or a prompt keeps its identifier until it is answered. Not thread-safe.
 */
final class SentInvokes {
    private static final int LAST_ID = 127;

    private final List<@Nullable InvokeImpl> byId = new ArrayList<>(8);
    /** Announcements and prompts that have not been reported on. */
    private final BitSet open = new BitSet();
    /** The subset of them that is still awaited. */
    private final BitSet held = new BitSet();

    private int last;
    private int lastInteraction;

    /** Takes the next identifier; empty if all 127 await an answer. */
    Optional<Long> nextId() {
        for (int tries = 0; tries < LAST_ID; tries++) {
            last = last % LAST_ID + 1;
            InvokeImpl earlier = last <= byId.size() ? byId.get(last - 1) : null;
            if (earlier == null) {
                return Optional.of((long) last);
            }
            boolean awaited = earlier.isSuccessReported() && earlier.getState() != OperationState.Idle;
            if (!awaited && !held.get(last)) {
                open.clear(last);
                earlier.setState(OperationState.Idle);
                byId.set(last - 1, null);
                return Optional.of((long) last);
            }
        }
        return Optional.empty();
    }

    void add(InvokeImpl invoke) {
        int id = invoke.getInvokeId().intValue();
        if (id > byId.size()) {
            byId.addAll(Collections.nCopies(id - byId.size(), null));
        }
        byId.set(id - 1, invoke);
        long code = invoke.getOperationCode().getLocalOperationCode();
        if (code == Operation.PLAY_ANNOUNCEMENT.code()
                || code == Operation.PROMPT_AND_COLLECT_USER_INFORMATION.code()) {
            open.set(id);
            held.set(id);
            lastInteraction = id;
        }
    }

    /** Whether the identifier is that of an announcement or prompt that has not been reported on. */
    boolean isOpen(@Nullable Long id) {
        return id != null && id >= 1 && id <= LAST_ID && open.get(id.intValue());
    }

    /** The announcement or prompt sent last, if it is awaited. */
    OptionalLong openInteraction() {
        return held.get(lastInteraction) ? OptionalLong.of(lastInteraction) : OptionalLong.empty();
    }

    /** An announcement or prompt has ended. */
    void answered(long id) {
        if (isOpen(id)) {
            open.clear((int) id);
            held.clear((int) id);
        }
    }

    /** Stops awaiting announcements and prompts. */
    void release() {
        held.clear();
    }

    /** The operation with this identifier, answered or not. */
    Optional<Operation> operation(@Nullable Long id) {
        if (id == null || id < 1 || id > byId.size()) {
            return Optional.empty();
        }
        InvokeImpl invoke = byId.get(id.intValue() - 1);
        return invoke == null
                ? Optional.empty()
                : Operation.of(invoke.getOperationCode().getLocalOperationCode());
    }
}
