/** Status of a node: liveness, readiness, identity and activity. */
@NullMarked
package org.tollbridge.node.status;

import org.jspecify.annotations.NullMarked;
