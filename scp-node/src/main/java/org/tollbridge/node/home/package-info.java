/** The folder that holds all state of a node, and the lock by which only one process at a time works on it. */
@NullMarked
package org.tollbridge.node.home;

import org.jspecify.annotations.NullMarked;
