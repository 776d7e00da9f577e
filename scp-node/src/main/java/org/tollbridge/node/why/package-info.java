/** {@code tollbridge why} and {@code records}: calls looked up in the journal, and their records as text or data. */
@NullMarked
package org.tollbridge.node.why;

import org.jspecify.annotations.NullMarked;
