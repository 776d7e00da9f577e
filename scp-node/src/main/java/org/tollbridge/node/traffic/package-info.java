/** Overload control and service filtering of a running node: wiring, and the operator's commands. */
@NullMarked
package org.tollbridge.node.traffic;

import org.jspecify.annotations.NullMarked;
