/** Dialogues outside of calls: CallGap and service filtering towards switches, and the counts that come back. */
@NullMarked
package org.tollbridge.adapter.management;

import org.jspecify.annotations.NullMarked;
