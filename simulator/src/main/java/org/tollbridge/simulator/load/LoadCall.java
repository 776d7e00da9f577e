package org.tollbridge.simulator.load;

import org.tollbridge.wire.inap.InitialDp;

/**
 * One kind of call in a load.
 *
 * @param initialDp what its BEGIN carries
 */
public record LoadCall(InitialDp initialDp) {}
