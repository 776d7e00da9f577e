/** The call engine: takes calls that switches offer, and plays each one's events to the service logic in order. */
@NullMarked
package org.tollbridge.core.engine;

import org.jspecify.annotations.NullMarked;
