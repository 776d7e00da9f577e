/** Overload control: how many calls are admitted, what the demand is, and which orders switches get. */
@NullMarked
package org.tollbridge.core.overload;

import org.jspecify.annotations.NullMarked;
