/** The load generator: dialogues from prepared octets, at a rate or as many as the SCP takes, with honest latencies. */
@NullMarked
package org.tollbridge.simulator.load;

import org.jspecify.annotations.NullMarked;
