package org.tollbridge.adapter.sccp;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.restcomm.protocols.ss7.sccp.SccpListener;

/** The subsystems of this node and their users. Safe for any thread. */
final class Subsystems {

    private static final int COUNT = 256;
    private static final int MANAGEMENT = 1;

    private final AtomicReferenceArray<Optional<SccpListener>> users = new AtomicReferenceArray<>(COUNT);
    private final AtomicIntegerArray equipped = new AtomicIntegerArray(COUNT);

    Subsystems() {
        for (int i = 0; i < COUNT; i++) {
            users.set(i, Optional.empty());
        }
    }

    /** The subsystem is in service from now on. */
    void register(int subsystem, SccpListener user) {
        equipped.set(subsystem, 1);
        users.set(subsystem, Optional.of(user));
    }

    /** The subsystem is out of service from now on. */
    void deregister(int subsystem) {
        users.set(subsystem, Optional.empty());
    }

    Optional<SccpListener> user(int subsystem) {
        return users.get(subsystem);
    }

    /** Whether it has ever been in service: if not, nobody here knows it. */
    boolean isEquipped(int subsystem) {
        return subsystem == MANAGEMENT || equipped.get(subsystem) != 0;
    }

    boolean isInService(int subsystem) {
        return subsystem == MANAGEMENT || users.get(subsystem).isPresent();
    }
}
