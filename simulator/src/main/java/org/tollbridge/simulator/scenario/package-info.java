/** Scenarios in YAML: calls to place, their expected results, and the differences from the actual ones. */
@NullMarked
package org.tollbridge.simulator.scenario;

import org.jspecify.annotations.NullMarked;
