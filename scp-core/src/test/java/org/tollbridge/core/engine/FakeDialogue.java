package org.tollbridge.core.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.SwitchProfile;
import org.tollbridge.service.call.SwitchProfile.Charging;
import org.tollbridge.service.call.SwitchProfile.Ending;
import org.tollbridge.service.port.SwitchDialogue;

/** A dialogue that keeps what it is given, and minds being called from two threads at once. */
final class FakeDialogue implements SwitchDialogue {

    static final SwitchProfile PROFILE = new SwitchProfile(
            "switch", Charging.FURNISH_AND_SEND, false, Ending.BASIC, 5_000, "10", SwitchProfile.Resource.NONE);

    private final List<List<Instruction>> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger aborts = new AtomicInteger();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger collisions = new AtomicInteger();
    private final List<String> defects = new CopyOnWriteArrayList<>();
    private volatile boolean treats;
    private volatile Predicate<List<Instruction>> onSend = instructions -> true;

    /** What a send does and answers; it may throw. */
    FakeDialogue sending(Predicate<List<Instruction>> action) {
        onSend = action;
        return this;
    }

    @Override
    public SwitchProfile profile() {
        return PROFILE;
    }

    @Override
    public boolean send(List<Instruction> instructions) {
        if (!busy.compareAndSet(false, true)) {
            collisions.incrementAndGet();
        }
        try {
            sent.add(instructions);
            return onSend.test(instructions);
        } finally {
            busy.set(false);
        }
    }

    /** Gives callers a default treatment of its own after a defect. */
    FakeDialogue treating() {
        treats = true;
        return this;
    }

    @Override
    public boolean defect(String what) {
        defects.add(what);
        return treats;
    }

    List<String> defects() {
        return defects;
    }

    @Override
    public void abort() {
        aborts.incrementAndGet();
    }

    List<List<Instruction>> sent() {
        return sent;
    }

    int aborts() {
        return aborts.get();
    }

    int collisions() {
        return collisions.get();
    }
}
