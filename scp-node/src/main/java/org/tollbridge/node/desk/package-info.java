/** The service desk's requests, handled the same way in a command's own process and in the running node. */
@NullMarked
package org.tollbridge.node.desk;

import org.jspecify.annotations.NullMarked;
