/**
 * The load generator: dialogues from prepared octets, at a fixed rate or as many as the SCP handles, with latencies
 * from the due time.
 */
@NullMarked
package org.tollbridge.simulator.load;

import org.jspecify.annotations.NullMarked;
