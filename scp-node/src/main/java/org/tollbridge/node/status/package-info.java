/** How a node is: whether it lives and is ready, what it is, and what it does. */
@NullMarked
package org.tollbridge.node.status;

import org.jspecify.annotations.NullMarked;
