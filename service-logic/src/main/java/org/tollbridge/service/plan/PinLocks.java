package org.tollbridge.service.plan;

/** Callers who have tried wrong PINs too often, in local memory. Safe for any thread; never blocks. */
@FunctionalInterface
public interface PinLocks {

    /** Nobody is locked. */
    PinLocks NONE = (number, caller, now) -> false;

    /** Whether a caller may not try PINs at a service number now. */
    boolean locked(String number, String caller, long now);
}
