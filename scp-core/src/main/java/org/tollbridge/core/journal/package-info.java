/** The journal of call records: appended by one writer in batches, and repaired after a crash. */
@NullMarked
package org.tollbridge.core.journal;

import org.jspecify.annotations.NullMarked;
