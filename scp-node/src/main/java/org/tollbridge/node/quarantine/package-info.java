/** Messages of which no call could be made, kept for whoever wants to know why. */
@NullMarked
package org.tollbridge.node.quarantine;

import org.jspecify.annotations.NullMarked;
