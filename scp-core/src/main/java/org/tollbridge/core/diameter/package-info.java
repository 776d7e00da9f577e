/** Diameter: links to servers by jDiameter, and the messages on them. No other package depends on jDiameter. */
@NullMarked
package org.tollbridge.core.diameter;

import org.jspecify.annotations.NullMarked;
