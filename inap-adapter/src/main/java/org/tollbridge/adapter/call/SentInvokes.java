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
 * The operations that one dialogue has invoked, by invoke identifier, 1 to 127 and round again. An operation that
 * reports success at no time (class 2 and 4) gives its identifier back when its turn comes again; one that somebody
 * waits for keeps it until it is answered, and so does an announcement or a prompt. Not for several threads.
 */
final class SentInvokes {
    private static final int LAST_ID = 127;

    private final List<@Nullable InvokeImpl> byId = new ArrayList<>(8);
    /** Announcements and prompts that nothing was heard of yet. */
    private final BitSet open = new BitSet();
    /** Those of them that are still waited for. */
    private final BitSet held = new BitSet();

    private int last;
    private int lastInteraction;

    /** Takes the next identifier, and empty when all 127 wait for an answer. */
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

    /** Whether an announcement or prompt has this identifier and nothing was heard of it yet. */
    boolean isOpen(@Nullable Long id) {
        return id != null && id >= 1 && id <= LAST_ID && open.get(id.intValue());
    }

    /** The announcement or prompt that was sent last, if it is waited for. */
    OptionalLong openInteraction() {
        return held.get(lastInteraction) ? OptionalLong.of(lastInteraction) : OptionalLong.empty();
    }

    /** An announcement or prompt is over. */
    void answered(long id) {
        if (isOpen(id)) {
            open.clear((int) id);
            held.clear((int) id);
        }
    }

    /** Announcements and prompts are not waited for any more. */
    void release() {
        held.clear();
    }

    /** The operation that has an identifier, answered or not. */
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
