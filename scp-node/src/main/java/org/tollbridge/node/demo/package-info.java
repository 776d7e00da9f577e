/** {@code tollbridge demo}: a node, a switch and a dozen calls between them, on this machine and without a trace left. */
@NullMarked
package org.tollbridge.node.demo;

import org.jspecify.annotations.NullMarked;
