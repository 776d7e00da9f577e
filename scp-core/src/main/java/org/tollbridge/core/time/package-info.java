/** The node's clocks and the deadlines of its calls. */
@NullMarked
package org.tollbridge.core.time;

import org.jspecify.annotations.NullMarked;
