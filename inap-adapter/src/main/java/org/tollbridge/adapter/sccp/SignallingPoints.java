package org.tollbridge.adapter.sccp;

/** What MTP level 3 knows of other signalling points. Safe for any thread. */
public interface SignallingPoints {

    /** Whether there is ever a way to this signalling point, as configuration has it. */
    boolean isKnown(int pointCode);

    /** Whether a message to this signalling point would find a way now. */
    boolean isAccessible(int pointCode);

    /** Whether both are reached the same way now, so that what comes by it may speak of either. */
    boolean shareAWay(int one, int other);
}
