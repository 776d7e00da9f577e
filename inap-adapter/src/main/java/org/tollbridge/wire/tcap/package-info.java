/** TCAP messages (Q.773) as values: transaction, dialogue and component portions, a bounded decoder and an encoder. */
@NullMarked
package org.tollbridge.wire.tcap;

import org.jspecify.annotations.NullMarked;
