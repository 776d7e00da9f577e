/** {@code tollbridge rate}: who pays what for a call. */
@NullMarked
package org.tollbridge.node.rate;

import org.jspecify.annotations.NullMarked;
