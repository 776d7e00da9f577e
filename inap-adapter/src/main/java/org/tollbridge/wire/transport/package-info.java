/** Bounded TCP and SCTP transport of whole, header-checked M3UA messages, as client and as server. */
@NullMarked
package org.tollbridge.wire.transport;

import org.jspecify.annotations.NullMarked;
