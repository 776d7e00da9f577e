package org.tollbridge.service.charging;

import java.util.List;

/**
 * The cost of a call, and the tariff that it results from.
 *
 * @param caller what the caller pays, in ten-thousandths of the currency's unit
 * @param subscriber what the subscriber pays, in ten-thousandths of the currency's unit
 * @param currency ISO 4217 code
 * @param tariff fingerprint of the tariff, by which the call can be rated again
 * @param versions the operator's names for the versions of the lines that priced it, each once; unnamed ones are left
 *     out
 */
public record Charge(long caller, long subscriber, String currency, String tariff, List<String> versions) {

    public Charge {
        versions = List.copyOf(versions);
    }

    /** Returns this minus a part; tariff and versions are those of the whole. */
    public Charge minus(Charge part) {
        return new Charge(caller - part.caller, subscriber - part.subscriber, currency, tariff, versions);
    }

    /** Returns this plus another part; tariff and versions are those of this one. */
    public Charge plus(Charge part) {
        return new Charge(caller + part.caller, subscriber + part.subscriber, currency, tariff, versions);
    }
}
