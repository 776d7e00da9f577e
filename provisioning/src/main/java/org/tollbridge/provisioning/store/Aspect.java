package org.tollbridge.provisioning.store;

/** Dimension of a row of counts. */
enum Aspect {
    /** Hour in which the call was offered, 00 to 23; each call is counted in one. */
    HOUR,
    /** Why the call ended; each call is counted in one. */
    REASON,
    /** Location of the caller; each call is counted in one. */
    AREA,
    /** The last destination; calls that were sent nowhere are not counted. */
    DESTINATION,
    /** Branches of the plan that the call took; it is counted in each. */
    BRANCH
}
