/** Counts what calls are limited by, and remembers who may try no PIN, in this node's memory. */
@NullMarked
package org.tollbridge.core.counter;

import org.jspecify.annotations.NullMarked;
