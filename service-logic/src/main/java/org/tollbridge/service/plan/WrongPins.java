package org.tollbridge.service.plan;

/** The wrong PINs that callers have tried of late, in local memory. Safe for any thread; never blocks. */
@FunctionalInterface
public interface WrongPins {

    /** Nobody has tried any. */
    WrongPins NONE = (number, caller, now) -> 0;

    /** How many wrong PINs a caller has tried at a service number that are remembered still, over all his calls. */
    int count(String number, String caller, long now);
}
