/** Scenarios: calls to place and what must come back, in YAML, and the difference from what did. */
@NullMarked
package org.tollbridge.simulator.scenario;

import org.jspecify.annotations.NullMarked;
