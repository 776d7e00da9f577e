/**
 * {@code tollbridge demo}: a node, a switch and a dozen calls between them, on this machine, leaving nothing behind.
 */
@NullMarked
package org.tollbridge.node.demo;

import org.jspecify.annotations.NullMarked;
