package org.tollbridge.provisioning.store;

/** What a row of counts is about. */
enum Aspect {
    /** The hour in which the call was offered, 00 to 23; each call is in one. */
    HOUR,
    /** Why it ended; each call is in one. */
    REASON,
    /** Where the caller was; each call is in one. */
    AREA,
    /** The last destination; calls that were sent nowhere are in none. */
    DESTINATION,
    /** The branches of the plan that the call took: it is in each of them. */
    BRANCH
}
