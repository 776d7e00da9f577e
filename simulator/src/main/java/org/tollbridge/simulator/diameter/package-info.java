/** The other side of charging: servers that speak Diameter, with a codec of their own. */
@NullMarked
package org.tollbridge.simulator.diameter;

import org.jspecify.annotations.NullMarked;
