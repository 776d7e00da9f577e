/** What a switch does by itself on an SCP's orders: gaps between calls, and calls that are filtered and counted. */
@NullMarked
package org.tollbridge.simulator.traffic;

import org.jspecify.annotations.NullMarked;
