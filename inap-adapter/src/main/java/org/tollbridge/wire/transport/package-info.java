/** Bounded TCP and SCTP transport of whole M3UA messages with checked headers, as client and as server. */
@NullMarked
package org.tollbridge.wire.transport;

import org.jspecify.annotations.NullMarked;
