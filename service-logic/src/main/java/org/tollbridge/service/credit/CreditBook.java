package org.tollbridge.service.credit;

import java.util.Optional;

/** Tells which subscribers' calls need credit. Thread-safe and fast. */
@FunctionalInterface
public interface CreditBook {

    /** No subscriber. */
    CreditBook EMPTY = subscriber -> Optional.empty();

    /** Returns the terms of a subscriber; empty when its calls need no credit. */
    Optional<CreditTerms> of(String subscriber);
}
