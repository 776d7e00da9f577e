package org.tollbridge.core.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A node's changes of its calls, executed on the node that keeps their copies. */
final class CopyBundle implements Callable<Boolean>, IdentifiedDataSerializable, HazelcastInstanceAware {

    static final int CLASS = 9;

    static final byte FORMAT = 1;

    private String owner = "";
    private String session = "";
    private boolean first;
    private byte[] octets = {};
    private @Nullable HazelcastInstance instance;

    /** For deserialization. */
    CopyBundle() {}

    /** @param first whether earlier copies are void */
    CopyBundle(String owner, String session, boolean first, byte[] octets) {
        this.owner = owner;
        this.session = session;
        this.first = first;
        this.octets = octets;
    }

    @Override
    public void setHazelcastInstance(HazelcastInstance here) {
        instance = here;
    }

    /** Returns whether it was accepted. */
    @Override
    public Boolean call() {
        return instance != null
                && instance.getUserContext().get(HeldCopies.NAME) instanceof HeldCopies copies
                && copies.take(owner, session, first, octets);
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
        out.writeString(owner);
        out.writeString(session);
        out.writeBoolean(first);
        out.writeByteArray(octets);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        CountChange.expect(in, FORMAT, "CopyBundle");
        owner = in.readString();
        session = in.readString();
        first = in.readBoolean();
        octets = in.readByteArray();
    }
}
