/** The environment of call plans that changes from call to call: draws of shares, and unreachable destinations. */
@NullMarked
package org.tollbridge.core.plan;

import org.jspecify.annotations.NullMarked;
