/** The one HTTP server of a node. What it serves is contributed by the rooms that know it. */
@NullMarked
package org.tollbridge.node.http;

import org.jspecify.annotations.NullMarked;
