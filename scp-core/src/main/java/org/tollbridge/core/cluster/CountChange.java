package org.tollbridge.core.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.core.counter.KeyCounts;
import org.tollbridge.core.counter.MonthCount;
import org.tollbridge.service.plan.PlanLimits.Claim;

/**
 * A change of the counts of one key. Changes are idempotent, so a member that does not know the outcome of one sends it
 * again.
 */
abstract sealed class CountChange {

    static final int FACTORY = 800_400;
    private static final int TAKE = 2;
    private static final int HOLD = 3;
    private static final int GIVE_BACK = 4;
    private static final int RESUME = 5;
    private static final int RESERVE = 6;
    private static final int CORRECT = 7;

    /** Returns the formats of all messages between members: members that differ in one are incompatible. */
    static String forms() {
        return "counts " + SharedCounts.FORMAT + ", changes " + CountChanges.FORMAT + ", looks " + CountLook.FORMAT
                + ", keys " + CountedKeys.FORMAT + ", claims " + CallClaim.FORMAT + ", copies " + CopyBundle.FORMAT;
    }

    /** Creates an object sent by a member, by its class number. */
    static IdentifiedDataSerializable create(int classId) {
        return switch (classId) {
            case SharedCounts.CLASS -> new SharedCounts();
            case CountChanges.CLASS -> new CountChanges();
            case CountLook.CLASS -> new CountLook();
            case CountedKeys.CLASS -> new CountedKeys();
            case CallClaim.CLASS -> new CallClaim();
            case CopyBundle.CLASS -> new CopyBundle();
            case FreshestMerge.CLASS -> new FreshestMerge();
            default -> throw new IllegalArgumentException("a member of another version sent class " + classId);
        };
    }

    static CountChange from(ObjectDataInput in) throws IOException {
        int kind = in.readByte();
        CountChange change = switch (kind) {
            case TAKE -> new Take();
            case HOLD -> new Hold();
            case GIVE_BACK -> new GiveBack();
            case RESUME -> new Resume();
            case RESERVE -> new Reserve();
            case CORRECT -> new Correct();
            default -> throw new IOException("a member of another version changes counts by kind " + kind);
        };
        change.read(in);
        return change;
    }

    void to(ObjectDataOutput out) throws IOException {
        out.writeByte(kind());
        write(out);
    }

    static void expect(ObjectDataInput in, byte format, String what) throws IOException {
        byte found = in.readByte();
        if (found != format) {
            throw new IOException("a member of another version sent " + what + " in format " + found + "; this node"
                    + " reads format " + format);
        }
    }

    /** Encoding of claims between members. */
    static final class Claims {

        private Claims() {}

        /** Returns the code of a kind between members; fixed for later versions. */
        static int code(Claim.Kind kind) {
            return switch (kind) {
                case CONCURRENT -> 1;
                case RATE -> 2;
                case MONTHLY_CALLS -> 3;
                case MONTHLY_COST -> 4;
            };
        }

        static Claim.Kind kind(int code) {
            return switch (code) {
                case 1 -> Claim.Kind.CONCURRENT;
                case 2 -> Claim.Kind.RATE;
                case 3 -> Claim.Kind.MONTHLY_CALLS;
                case 4 -> Claim.Kind.MONTHLY_COST;
                default -> throw new IllegalArgumentException("a member of another version counts by code " + code);
            };
        }

        static void write(Claim claim, ObjectDataOutput out) throws IOException {
            out.writeByte(code(claim.kind()));
            out.writeString(claim.key());
            out.writeLong(claim.limit());
            out.writeLong(claim.since());
        }

        static Claim read(ObjectDataInput in) throws IOException {
            return new Claim(kind(in.readByte()), in.readString(), in.readLong(), in.readLong());
        }
    }

    /** Result of a change. */
    record Outcome(Optional<Claim.Kind> full, Optional<MonthCount> month, long reserved) {

        /** Number of words of its encoding. */
        static final int WORDS = 6;

        private static final int NOTHING_FULL = -1;
        private static final int DEFECT = -2;

        /** Writes, from an index on, that a change could not be made. */
        static void defect(long[] words, int at) {
            words[at] = DEFECT;
        }

        /** Returns whether the words from an index on say so. */
        static boolean isDefect(long[] words, int at) {
            return words[at] == DEFECT;
        }

        /** Reads the words from an index on. */
        static Outcome of(String key, long[] words, int at) {
            return new Outcome(
                    words[at] == NOTHING_FULL ? Optional.empty() : Optional.of(Claims.kind((int) words[at])),
                    words[at + 1] == 0
                            ? Optional.empty()
                            : Optional.of(
                                    new MonthCount(key, words[at + 1], words[at + 2], words[at + 3], words[at + 4])),
                    words[at + 5]);
        }

        /** Writes the words from an index on. */
        void to(long[] words, int at) {
            words[at] = full.map(Claims::code).orElse(NOTHING_FULL);
            words[at + 1] = month.map(MonthCount::begun).orElse(0L);
            words[at + 2] = month.map(MonthCount::calls).orElse(0L);
            words[at + 3] = month.map(MonthCount::cost).orElse(0L);
            words[at + 4] = month.map(MonthCount::returned).orElse(0L);
            words[at + 5] = reserved;
        }
    }

    /** Returns the amount of a month's cost that the change reserved when it was made. */
    long reserved() {
        return 0;
    }

    /** Makes the change; if a limit is reached, returns the first such limit and changes nothing. */
    abstract Optional<Claim.Kind> change(String key, KeyCounts counts);

    /** Returns the code of this kind of change between members; fixed for later versions. */
    abstract int kind();

    abstract void write(ObjectDataOutput out) throws IOException;

    abstract void read(ObjectDataInput in) throws IOException;

    /** Requests a place for a call. */
    static final class Take extends CountChange {

        private String callId = "";
        private List<Claim> claims = List.of();
        private long at;
        private long until;

        private Take() {}

        Take(String callId, List<Claim> claims, long at, long until) {
            this.callId = callId;
            this.claims = claims;
            this.at = at;
            this.until = until;
        }

        @Override
        Optional<Claim.Kind> change(String key, KeyCounts counts) {
            return counts.take(callId, claims, at, until);
        }

        @Override
        void write(ObjectDataOutput out) throws IOException {
            out.writeString(callId);
            out.writeLong(at);
            out.writeLong(until);
            out.writeInt(claims.size());
            for (Claim claim : claims) {
                Claims.write(claim, out);
            }
        }

        @Override
        void read(ObjectDataInput in) throws IOException {
            callId = in.readString();
            at = in.readLong();
            until = in.readLong();
            List<Claim> read = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                read.add(Claims.read(in));
            }
            claims = read;
        }

        @Override
        int kind() {
            return TAKE;
        }
    }

    /** Holds the place of a call that goes on, whatever has become of its count. */
    static final class Hold extends CountChange {

        private String callId = "";
        private long until;

        private Hold() {}

        Hold(String callId, long until) {
            this.callId = callId;
            this.until = until;
        }

        @Override
        Optional<Claim.Kind> change(String key, KeyCounts counts) {
            counts.hold(callId, until);
            return Optional.empty();
        }

        @Override
        void write(ObjectDataOutput out) throws IOException {
            out.writeString(callId);
            out.writeLong(until);
        }

        @Override
        void read(ObjectDataInput in) throws IOException {
            callId = in.readString();
            until = in.readLong();
        }

        @Override
        int kind() {
            return HOLD;
        }
    }

    /** Releases what a call holds, at its end. */
    static final class GiveBack extends CountChange {

        private String callId = "";
        private long offeredAt;
        private long cost;

        private GiveBack() {}

        GiveBack(String callId, long offeredAt, long cost) {
            this.callId = callId;
            this.offeredAt = offeredAt;
            this.cost = cost;
        }

        @Override
        Optional<Claim.Kind> change(String key, KeyCounts counts) {
            boolean unused = counts.giveBack(callId, offeredAt, cost);
            return Optional.empty();
        }

        @Override
        void write(ObjectDataOutput out) throws IOException {
            out.writeString(callId);
            out.writeLong(offeredAt);
            out.writeLong(cost);
        }

        @Override
        void read(ObjectDataInput in) throws IOException {
            callId = in.readString();
            offeredAt = in.readLong();
            cost = in.readLong();
        }

        @Override
        int kind() {
            return GIVE_BACK;
        }
    }

    /** Reserves more of the month's cost for a call in progress. */
    static final class Reserve extends CountChange {

        private String callId = "";
        private Claim claim = Claim.concurrent("", 0);
        private long amount;
        private long kept;

        private Reserve() {}

        Reserve(String callId, Claim claim, long amount) {
            this.callId = callId;
            this.claim = claim;
            this.amount = amount;
        }

        @Override
        Optional<Claim.Kind> change(String key, KeyCounts counts) {
            kept = counts.reserve(callId, claim, amount);
            return Optional.empty();
        }

        @Override
        long reserved() {
            return kept;
        }

        @Override
        void write(ObjectDataOutput out) throws IOException {
            out.writeString(callId);
            out.writeLong(amount);
            Claims.write(claim, out);
        }

        @Override
        void read(ObjectDataInput in) throws IOException {
            callId = in.readString();
            amount = in.readLong();
            claim = Claims.read(in);
        }

        @Override
        int kind() {
            return RESERVE;
        }
    }

    /** Corrects the cost of an ended call. */
    static final class Correct extends CountChange {

        private String id = "";
        private long offeredAt;
        private long cost;

        private Correct() {}

        Correct(String id, long offeredAt, long cost) {
            this.id = id;
            this.offeredAt = offeredAt;
            this.cost = cost;
        }

        @Override
        Optional<Claim.Kind> change(String key, KeyCounts counts) {
            counts.correct(id, offeredAt, cost);
            return Optional.empty();
        }

        @Override
        void write(ObjectDataOutput out) throws IOException {
            out.writeString(id);
            out.writeLong(offeredAt);
            out.writeLong(cost);
        }

        @Override
        void read(ObjectDataInput in) throws IOException {
            id = in.readString();
            offeredAt = in.readLong();
            cost = in.readLong();
        }

        @Override
        int kind() {
            return CORRECT;
        }
    }

    /** Adds a member's knowledge of a month. */
    static final class Resume extends CountChange {

        private long begun;
        private long calls;
        private long cost;
        private long returned;

        private Resume() {}

        Resume(MonthCount saved) {
            this.begun = saved.begun();
            this.calls = saved.calls();
            this.cost = saved.cost();
            this.returned = saved.returned();
        }

        @Override
        Optional<Claim.Kind> change(String key, KeyCounts counts) {
            counts.resume(new MonthCount(key, begun, calls, cost, returned));
            return Optional.empty();
        }

        @Override
        void write(ObjectDataOutput out) throws IOException {
            out.writeLong(begun);
            out.writeLong(calls);
            out.writeLong(cost);
            out.writeLong(returned);
        }

        @Override
        void read(ObjectDataInput in) throws IOException {
            begun = in.readLong();
            calls = in.readLong();
            cost = in.readLong();
            returned = in.readLong();
        }

        @Override
        int kind() {
            return RESUME;
        }
    }
}
