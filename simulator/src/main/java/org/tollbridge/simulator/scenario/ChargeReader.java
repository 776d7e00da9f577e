package org.tollbridge.simulator.scenario;

import java.util.List;
import java.util.Optional;
import org.tollbridge.simulator.ssf.CallResult.Charge;

/**
 * Reads the paying party from charging operations. The layout of their octets is network-specific, so an implementation
 * for that layout is supplied.
 */
@FunctionalInterface
public interface ChargeReader {
    /** Supports no layout. */
    ChargeReader NONE = charges -> Optional.empty();

    /** The paying party, in the word for it in scenarios; empty if the octets do not say. */
    Optional<String> payer(List<Charge> charges);
}
