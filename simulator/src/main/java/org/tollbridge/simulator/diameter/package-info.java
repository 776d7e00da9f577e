/** The peers of charging: Diameter servers with a codec of their own. */
@NullMarked
package org.tollbridge.simulator.diameter;

import org.jspecify.annotations.NullMarked;
