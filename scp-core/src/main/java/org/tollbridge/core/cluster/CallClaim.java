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
 * Who writes the record of a call whose node was lost to the others: a word under the call's identifier. {@code n?} is a
 * node that would like to go on with it, {@code n} one that does, {@code n!} one that has written the record or is about to,
 * for good. No word: the node that began the call. Doing a step twice is as good as doing it once.
 */
final class CallClaim implements EntryProcessor<String, String, String>, IdentifiedDataSerializable {

    static final int CLASS = 8;

    /** No word. */
    static final String NOBODY = "";

    static final byte FORMAT = 1;
    private static final String ASKED = "?";
    private static final String SETTLED = "!";

    /** What a node wants with a call. */
    enum Step {
        /** A survivor would like to go on with it, if nobody does. */
        TRY,
        /** It does go on with it. */
        KEEP,
        /** It does not, or no more. */
        LEAVE,
        /** It writes the record, if the call is still its own. */
        SETTLE,
        /** The node that began it was away and is back, and goes on with it unless there is a record. */
        OWN,
        /** A node that was killed has started again, and writes the record unless somebody else does. */
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

    /** A step that needs to know nothing of others: {@code KEEP}, {@code LEAVE}, {@code SETTLE} or {@code OWN}. */
    static CallClaim of(Step step, String node) {
        return new CallClaim(step, node, "", Set.of());
    }

    /** @param owner name of the node that began the call */
    static CallClaim tried(String node, String owner) {
        return new CallClaim(Step.TRY, node, owner, Set.of());
    }

    /** @param living names of the nodes that are there */
    static CallClaim resumed(String node, Set<String> living) {
        return new CallClaim(Step.RESUME, node, "", living);
    }

    /** Whether a word says that this node would like to go on with the call. */
    static boolean isAsked(String word, String node) {
        return word.equals(node + ASKED);
    }

    /** Whether a word says that this node goes on with the call. */
    static boolean isKept(String word, String node) {
        return word.equals(node);
    }

    /** Whether a word says that this node, and no other, writes the record. */
    static boolean isSettled(String word, String node) {
        return word.equals(node + SETTLED);
    }

    /** Whether a word says that some node has not made up its mind. */
    static boolean isOpen(String word) {
        return word.endsWith(ASKED);
    }

    /** Whether a word says that there is a record. */
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

    /** To an entry processor null is the way to say that an entry goes. */
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
