/** The folder that holds all state of a node, and the lock that limits it to one process at a time. */
@NullMarked
package org.tollbridge.node.home;

import org.jspecify.annotations.NullMarked;
