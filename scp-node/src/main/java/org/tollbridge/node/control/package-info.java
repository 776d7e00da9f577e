/** How commands reach a running node: one Unix-domain socket, one request a connection, lines of JSON in answer. */
@NullMarked
package org.tollbridge.node.control;

import org.jspecify.annotations.NullMarked;
