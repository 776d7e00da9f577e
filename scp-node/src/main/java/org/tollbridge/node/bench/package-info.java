/** {@code tollbridge bench}: what this machine carries, beside bare jSS7 in the same run. */
@NullMarked
package org.tollbridge.node.bench;

import org.jspecify.annotations.NullMarked;
