/** The one exception by which any part of the node says that the caller, and not the code, is at fault. */
@NullMarked
package org.tollbridge.node.fault;

import org.jspecify.annotations.NullMarked;
