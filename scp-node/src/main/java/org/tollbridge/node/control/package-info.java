/** How commands reach a running node: one Unix-domain socket, one request per connection, a response of JSON lines. */
@NullMarked
package org.tollbridge.node.control;

import org.jspecify.annotations.NullMarked;
