/** The switch: an originating basic call state model and the SSF's state machine before it, over real signalling. */
@NullMarked
package org.tollbridge.simulator.ssf;

import org.jspecify.annotations.NullMarked;
