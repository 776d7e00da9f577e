package org.tollbridge.adapter.sccp;

/** MTP level 3's knowledge of other signalling points. Thread-safe. */
public interface SignallingPoints {

    /** Whether a route to this signalling point is configured. */
    boolean isKnown(int pointCode);

    /** Whether a message to this signalling point can be sent now. */
    boolean isAccessible(int pointCode);

    /** Whether both are now reached by the same link, so that a message received on it may be about either. */
    boolean shareAWay(int one, int other);
}
