package org.tollbridge.service.credit;

import java.util.Optional;

/** Which subscribers' calls are held against credit. Safe for any thread, quick. */
@FunctionalInterface
public interface CreditBook {

    /** Nobody's. */
    CreditBook EMPTY = subscriber -> Optional.empty();

    /** The terms of a subscriber; empty when its calls need no credit. */
    Optional<CreditTerms> of(String subscriber);
}
