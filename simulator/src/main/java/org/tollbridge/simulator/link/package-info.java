/** The switch's signalling link: an M3UA application server process, and a tap on everything that it carries. */
@NullMarked
package org.tollbridge.simulator.link;

import org.jspecify.annotations.NullMarked;
