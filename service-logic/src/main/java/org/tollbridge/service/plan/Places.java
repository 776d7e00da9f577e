package org.tollbridge.service.plan;

import java.util.Optional;
import java.util.Set;
import org.tollbridge.service.number.NormalNumber;

/** Where numbers are and whose they are, from data in local memory. Safe for any thread; never blocks. */
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

    /** The area code, without leading 0, of a mobile's number range; empty when it is not known. */
    String areaOf(NormalNumber mobile);

    /** Whether a gateway puts this number in the place of a calling number that it does not know. */
    boolean isMadeUp(NormalNumber caller);

    /** The carrier that a number belongs to, as far as is known: by the lookup of ported numbers, else by its range. */
    Optional<String> carrierOf(NormalNumber number);

    /**
     * The carrier on which a refusal or a price may rest. Where a lookup of ported numbers is configured, it alone
     * answers, since a number range does not say who serves a number that was ported.
     */
    Optional<String> provenCarrierOf(NormalNumber number);

    /** The names of all carriers that a number may belong to. */
    Set<String> carriers();
}
