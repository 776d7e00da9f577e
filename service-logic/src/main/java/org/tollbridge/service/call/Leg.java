package org.tollbridge.service.call;

/** The two legs of a CS-1 call (ITU-T Q.1218 (10/95), LegType): leg 1 is the calling party, leg 2 the called party. */
public enum Leg {
    CALLING,
    CALLED
}
