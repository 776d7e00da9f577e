/** Messages explained, in words for people and in JSON for programs: what {@code tollbridge decode} prints. */
@NullMarked
package org.tollbridge.wire.explain;

import org.jspecify.annotations.NullMarked;
