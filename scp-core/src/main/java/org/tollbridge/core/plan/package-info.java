/** What call plans are walked with and that changes from call to call: draws of shares, destinations out of reach. */
@NullMarked
package org.tollbridge.core.plan;

import org.jspecify.annotations.NullMarked;
