/** The single HTTP server of a node. The parts of the node contribute their routes. */
@NullMarked
package org.tollbridge.node.http;

import org.jspecify.annotations.NullMarked;
