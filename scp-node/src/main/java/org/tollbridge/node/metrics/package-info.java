/** What is measured of a node, as a table: each metric with its name, labels, meaning, and where its value is read. */
@NullMarked
package org.tollbridge.node.metrics;

import org.jspecify.annotations.NullMarked;
