package org.tollbridge.simulator.load;

import org.tollbridge.wire.inap.InitialDp;

/**
 * One kind of call in a load.
 *
 * @param initialDp the InitialDP in its BEGIN
 */
public record LoadCall(InitialDp initialDp) {}
