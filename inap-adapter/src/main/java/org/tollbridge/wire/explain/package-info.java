/** Explains messages, in text for people and in JSON for programs: the output of {@code tollbridge decode}. */
@NullMarked
package org.tollbridge.wire.explain;

import org.jspecify.annotations.NullMarked;
