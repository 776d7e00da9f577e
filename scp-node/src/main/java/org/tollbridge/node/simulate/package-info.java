/** {@code tollbridge simulate}: the SSP simulator against any SCP, by scenario or as a load. */
@NullMarked
package org.tollbridge.node.simulate;

import org.jspecify.annotations.NullMarked;
