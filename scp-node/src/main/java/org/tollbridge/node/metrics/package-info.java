/** A node's metrics as a table: each with its name, labels, meaning and source. */
@NullMarked
package org.tollbridge.node.metrics;

import org.jspecify.annotations.NullMarked;
