/** Diameter: links to servers by jDiameter, and what is said over them. The one place that knows jDiameter. */
@NullMarked
package org.tollbridge.core.diameter;

import org.jspecify.annotations.NullMarked;
