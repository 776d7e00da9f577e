/** The entrance to the {@code tollbridge} command. */
@NullMarked
package org.tollbridge.node;

import org.jspecify.annotations.NullMarked;
