/** Captures on a running node: the messages of its links, selected by switch, number or dialogue. */
@NullMarked
package org.tollbridge.node.trace;

import org.jspecify.annotations.NullMarked;
