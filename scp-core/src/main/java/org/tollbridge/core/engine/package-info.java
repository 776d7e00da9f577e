/**
 * The call engine: admits the calls that switches offer, and passes each call's events to the service logic in order.
 */
@NullMarked
package org.tollbridge.core.engine;

import org.jspecify.annotations.NullMarked;
