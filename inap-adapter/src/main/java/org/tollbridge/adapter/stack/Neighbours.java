package org.tollbridge.adapter.stack;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.sccp.RemoteSignalingPointCode;
import org.restcomm.protocols.ss7.sccp.RemoteSubSystem;
import org.restcomm.protocols.ss7.sccp.impl.RemoteSubSystemImpl;
import org.restcomm.protocols.ss7.sccp.impl.RemoteSubSystemMap;
import org.restcomm.protocols.ss7.sccp.impl.SccpResourceImpl;
import org.restcomm.protocols.ss7.sccp.impl.Ss7ExtSccpDetailedInterface;

/**
 * What SCCP knows of the switches. A switch may use any subsystem number: each is entered when it is first answered.
 * Nothing is kept in files.
 */
final class Neighbours extends SccpResourceImpl {

    private static final int SUBSYSTEMS = 256;

    private final Map<Integer, RemoteSignalingPointCode> pointCodes = new ConcurrentHashMap<>();
    private final Map<Integer, RemoteSubSystem> subsystems = new ConcurrentHashMap<>();

    Neighbours(String name, Ss7ExtSccpDetailedInterface extension) {
        super(name, extension);
    }

    /** Enters a switch before the start. */
    void add(int pointCode) throws Exception {
        addRemoteSpc(pointCode, pointCode, 0, 0);
        pointCodes.put(
                pointCode,
                Optional.ofNullable(super.getRemoteSpcByPC(pointCode)).orElseThrow());
    }

    @Override
    public @Nullable RemoteSignalingPointCode getRemoteSpcByPC(int pointCode) {
        return pointCodes.get(pointCode);
    }

    @Override
    public @Nullable RemoteSubSystem getRemoteSsn(int pointCode, int subsystem) {
        if (!pointCodes.containsKey(pointCode) || subsystem < 0 || subsystem >= SUBSYSTEMS) {
            return null;
        }
        int key = pointCode * SUBSYSTEMS + subsystem;
        RemoteSubSystem known = subsystems.get(key);
        return known != null ? known : subsystems.computeIfAbsent(key, absent -> enter(pointCode, subsystem));
    }

    /** Enters it in the base class too, whose states change when a switch pauses and resumes. */
    private synchronized RemoteSubSystem enter(int pointCode, int subsystem) {
        RemoteSubSystem entered = new RemoteSubSystemImpl(pointCode, subsystem, 0, false);
        RemoteSubSystemMap<Integer, RemoteSubSystem> more = new RemoteSubSystemMap<>();
        more.putAll(remoteSsns);
        more.put(pointCode * SUBSYSTEMS + subsystem, entered);
        remoteSsns = more;
        return entered;
    }

    @Override
    public synchronized void store() {}

    @Override
    public void load() {}
}
