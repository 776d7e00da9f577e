/** {@code tollbridge bench}: the capacity of this machine, compared with bare jSS7 in the same run. */
@NullMarked
package org.tollbridge.node.bench;

import org.jspecify.annotations.NullMarked;
