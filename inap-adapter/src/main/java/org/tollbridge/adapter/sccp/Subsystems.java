package org.tollbridge.adapter.sccp;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.restcomm.protocols.ss7.sccp.SccpListener;

/** The subsystems of this node and their users. Thread-safe. */
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

    /** Puts a subsystem into service. */
    void register(int subsystem, SccpListener user) {
        equipped.set(subsystem, 1);
        users.set(subsystem, Optional.of(user));
    }

    /** Takes a subsystem out of service. */
    void deregister(int subsystem) {
        users.set(subsystem, Optional.empty());
    }

    Optional<SccpListener> user(int subsystem) {
        return users.get(subsystem);
    }

    /** Whether the subsystem has ever been in service; if not, it is unknown here. */
    boolean isEquipped(int subsystem) {
        return subsystem == MANAGEMENT || equipped.get(subsystem) != 0;
    }

    boolean isInService(int subsystem) {
        return subsystem == MANAGEMENT || users.get(subsystem).isPresent();
    }
}
