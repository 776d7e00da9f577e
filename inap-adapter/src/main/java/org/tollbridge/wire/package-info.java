/** Octets as they appear on the wire, and what all wire packages share. */
@NullMarked
package org.tollbridge.wire;

import org.jspecify.annotations.NullMarked;
