/** The exception by which any part of the node reports that the caller, not the code, is at fault. */
@NullMarked
package org.tollbridge.node.fault;

import org.jspecify.annotations.NullMarked;
