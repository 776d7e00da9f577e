package org.tollbridge.service.plan;

import java.util.Optional;
import java.util.Set;
import org.tollbridge.service.number.NormalNumber;

/** Areas and carriers of numbers, from data in local memory. Thread-safe; never blocks. */
public interface Places {

    /** Knows nothing. */
    Places NONE = new Places() {
        @Override
        public String areaOf(NormalNumber mobile) {
            return "";
        }

        @Override
        public boolean isMadeUp(NormalNumber caller) {
            return false;
        }

        @Override
        public Optional<String> carrierOf(NormalNumber number) {
            return Optional.empty();
        }

        @Override
        public Optional<String> provenCarrierOf(NormalNumber number) {
            return Optional.empty();
        }

        @Override
        public Set<String> carriers() {
            return Set.of();
        }
    };

    /** Returns the area code, without leading 0, of a mobile's number range; empty when it is not known. */
    String areaOf(NormalNumber mobile);

    /** Returns whether this is a number that a gateway inserts for an unknown calling number. */
    boolean isMadeUp(NormalNumber caller);

    /** Returns the carrier of a number as far as known: by the lookup of ported numbers, otherwise by its range. */
    Optional<String> carrierOf(NormalNumber number);

    /**
     * Returns the carrier that a refusal or a price may rely on. If a lookup of ported numbers is configured, only its
     * result counts, because a number range does not tell who serves a ported number.
     */
    Optional<String> provenCarrierOf(NormalNumber number);

    /** Returns the names of all carriers that a number may belong to. */
    Set<String> carriers();
}
