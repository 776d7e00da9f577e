/** M3UA messages (RFC 4666, clause 3) as values: a bounded decoder, an exact encoder and the common header. */
@NullMarked
package org.tollbridge.wire.m3ua;

import org.jspecify.annotations.NullMarked;
