/** Captures of a running node: what goes over its links, chosen by switch, number or dialogue. */
@NullMarked
package org.tollbridge.node.trace;

import org.jspecify.annotations.NullMarked;
