package org.tollbridge.service.plan;

/** The wrong PINs that callers have recently entered, in local memory. Thread-safe; never blocks. */
@FunctionalInterface
public interface WrongPins {

    /** No wrong PINs. */
    WrongPins NONE = (number, caller, now) -> 0;

    /**
     * Returns how many wrong PINs of a caller at a service number are still remembered, over all the caller's calls.
     */
    int count(String number, String caller, long now);
}
