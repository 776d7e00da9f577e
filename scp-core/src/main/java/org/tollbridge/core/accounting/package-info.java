/** Sends the cost of calls to accounting servers: from the journal, in order, until each record has been answered. */
@NullMarked
package org.tollbridge.core.accounting;

import org.jspecify.annotations.NullMarked;
