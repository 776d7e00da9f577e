/** Counts for the limits of calls, and for callers who may not try a PIN, in this node's memory. */
@NullMarked
package org.tollbridge.core.counter;

import org.jspecify.annotations.NullMarked;
