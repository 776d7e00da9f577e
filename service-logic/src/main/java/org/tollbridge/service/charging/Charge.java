package org.tollbridge.service.charging;

import java.util.List;

/**
 * What a call costs, and by which tariff.
 *
 * @param caller what the caller pays, in ten-thousandths of the currency's unit
 * @param subscriber what the subscriber pays, in ten-thousandths of the currency's unit
 * @param currency ISO 4217 code
 * @param tariff fingerprint of the tariff, by which the call can be rated again
 * @param versions the operator's words for the versions of the lines that priced it, each once; those without a word are
 *     left out
 */
public record Charge(long caller, long subscriber, String currency, String tariff, List<String> versions) {

    public Charge {
        versions = List.copyOf(versions);
    }

    /** What is left of this when a part of it is taken away; tariff and versions are those of the whole. */
    public Charge minus(Charge part) {
        return new Charge(caller - part.caller, subscriber - part.subscriber, currency, tariff, versions);
    }

    /** This with what another part costs; tariff and versions are those of this one. */
    public Charge plus(Charge part) {
        return new Charge(caller + part.caller, subscriber + part.subscriber, currency, tariff, versions);
    }
}
