/** Loads batch files into a node's store, in its own process or in that of the running node. */
@NullMarked
package org.tollbridge.node.load;

import org.jspecify.annotations.NullMarked;
