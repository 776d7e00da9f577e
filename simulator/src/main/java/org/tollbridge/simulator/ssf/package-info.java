/**
 * The switch: an originating basic call state model with the SSF's state machine in front of it, over real signalling.
 */
@NullMarked
package org.tollbridge.simulator.ssf;

import org.jspecify.annotations.NullMarked;
