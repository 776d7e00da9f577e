/** SCCP connectionless and management messages (Q.713) as values: a bounded decoder and an exact encoder. */
@NullMarked
package org.tollbridge.wire.sccp;

import org.jspecify.annotations.NullMarked;
