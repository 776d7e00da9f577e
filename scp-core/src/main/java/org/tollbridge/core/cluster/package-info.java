/** Several nodes that count together: the Hazelcast member of a node, and the counters that its members share. */
@NullMarked
package org.tollbridge.core.cluster;

import org.jspecify.annotations.NullMarked;
