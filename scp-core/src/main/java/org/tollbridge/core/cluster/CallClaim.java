package org.tollbridge.core.cluster;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which node writes the record of a call whose node was lost to the others, by a word stored under the call's
 * identifier: {@code n?} if node {@code n} wants to take it over, {@code n} if it has taken it over, {@code n!} if it
 * has written the record or is about to, finally. No word means the node that began the call. All steps are idempotent.
 */
final class CallClaim implements EntryProcessor<String, String, String>, IdentifiedDataSerializable {

    static final int CLASS = 8;

    /** No word. */
    static final String NOBODY = "";

    static final byte FORMAT = 1;
    private static final String ASKED = "?";
    private static final String SETTLED = "!";

    /** A node's request for a call. */
    enum Step {
        /** A survivor wants to take it over, if no node has done so. */
        TRY,
        /** It takes the call over. */
        KEEP,
        /** It does not take the call over, or gives it up. */
        LEAVE,
        /** It writes the record, if it still has the call. */
        SETTLE,
        /** The node that began it was unreachable and is back, and continues the call unless there is a record. */
        OWN,
        /** A node that was killed has restarted, and writes the record unless another node does. */
        RESUME
    }

    private Step step = Step.TRY;
    private String node = "";
    private String owner = "";
    private Set<String> living = Set.of();

    /** For deserialization. */
    CallClaim() {}

    private CallClaim(Step step, String node, String owner, Set<String> living) {
        this.step = step;
        this.node = node;
        this.owner = owner;
        this.living = living;
    }

    /**
     * Returns a step that does not depend on other nodes: {@code KEEP}, {@code LEAVE}, {@code SETTLE} or {@code OWN}.
     */
    static CallClaim of(Step step, String node) {
        return new CallClaim(step, node, "", Set.of());
    }

    /** @param owner name of the node that began the call */
    static CallClaim tried(String node, String owner) {
        return new CallClaim(Step.TRY, node, owner, Set.of());
    }

    /** @param living names of the nodes in the cluster */
    static CallClaim resumed(String node, Set<String> living) {
        return new CallClaim(Step.RESUME, node, "", living);
    }

    /** Returns whether a word says that this node wants to take the call over. */
    static boolean isAsked(String word, String node) {
        return word.equals(node + ASKED);
    }

    /** Returns whether a word says that this node has taken the call over. */
    static boolean isKept(String word, String node) {
        return word.equals(node);
    }

    /** Returns whether a word says that this node, and no other, writes the record. */
    static boolean isSettled(String word, String node) {
        return word.equals(node + SETTLED);
    }

    /** Returns whether a word says that some node has not decided yet. */
    static boolean isOpen(String word) {
        return word.endsWith(ASKED);
    }

    /** Returns whether a word says that there is a record. */
    static boolean isSettled(String word) {
        return word.endsWith(SETTLED);
    }

    @Override
    public String process(Map.Entry<String, String> entry) {
        @Nullable String held = entry.getValue();
        String before = held == null ? NOBODY : held;
        String after = after(before);
        if (after.isEmpty()) {
            if (held != null) {
                forget(entry);
            }
        } else if (!after.equals(before)) {
            entry.setValue(after);
        }
        return after;
    }

    /** An entry processor removes an entry by setting null. */
    @SuppressWarnings("NullAway")
    private static void forget(Map.Entry<String, String> entry) {
        entry.setValue(null);
    }

    String after(String before) {
        return switch (step) {
            case TRY -> before.isEmpty() || before.equals(owner) ? node + ASKED : before;
            case KEEP -> isAsked(before, node) ? node : before;
            case LEAVE -> isAsked(before, node) || isKept(before, node) ? NOBODY : before;
            case SETTLE -> isKept(before, node) ? node + SETTLED : before;
            case OWN -> before.isEmpty() || isSettled(before) ? before : node;
            case RESUME -> {
                boolean ours = before.isEmpty() || isAsked(before, node) || isKept(before, node);
                boolean nobodys = isOpen(before) && !living.contains(before.substring(0, before.length() - 1));
                yield ours || nobodys ? node + SETTLED : before;
            }
        };
    }

    @Override
    public int getFactoryId() {
        return CountChange.FACTORY;
    }

    @Override
    public int getClassId() {
        return CLASS;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByte(FORMAT);
        out.writeString(step.name());
        out.writeString(node);
        out.writeString(owner);
        out.writeInt(living.size());
        for (String each : living) {
            out.writeString(each);
        }
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        CountChange.expect(in, FORMAT, "CallClaim");
        step = Step.valueOf(in.readString());
        node = in.readString();
        owner = in.readString();
        Set<String> read = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            read.add(in.readString());
        }
        living = read;
    }
}
