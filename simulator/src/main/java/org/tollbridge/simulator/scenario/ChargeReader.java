package org.tollbridge.simulator.scenario;

import java.util.List;
import java.util.Optional;
import org.tollbridge.simulator.ssf.CallResult.Charge;

/** Reads who pays out of charging operations. The octets' layout is the network's own, so whoever knows it supplies this. */
@FunctionalInterface
public interface ChargeReader {
    /** Knows no layout. */
    ChargeReader NONE = charges -> Optional.empty();

    /** Who pays, in the word that scenarios use for it; empty when the octets do not say. */
    Optional<String> payer(List<Charge> charges);
}
