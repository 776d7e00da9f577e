/** Messages from which no call could be created, kept for diagnosis. */
@NullMarked
package org.tollbridge.node.quarantine;

import org.jspecify.annotations.NullMarked;
