package org.tollbridge.simulator.ssf;

import java.util.Map;

/**
 * Finds the behaviour of a destination. Digits may be written with or without country code 86 and trunk prefix 0. An
 * exact match comes first, then one that matches without both.
 */
final class Parties {
    private static final String COUNTRY_CODE = "86";
    /** Digits that begin with those of the country code are taken to contain it only if they are longer than this. */
    private static final int LONGEST_NATIONAL = 11;

    private Parties() {}

    static PartyScript of(CallScript script, String digits) {
        PartyScript exact = script.parties().get(digits);
        if (exact != null) {
            return exact;
        }
        String wanted = significant(digits);
        for (Map.Entry<String, PartyScript> party : script.parties().entrySet()) {
            if (significant(party.getKey()).equals(wanted)) {
                return party.getValue();
            }
        }
        return script.otherwise();
    }

    /** The national significant number, without the end-of-pulsing signal. */
    static String significant(String digits) {
        String rest = digits.endsWith("F") ? digits.substring(0, digits.length() - 1) : digits;
        if (rest.startsWith("00" + COUNTRY_CODE)) {
            return rest.substring(2 + COUNTRY_CODE.length());
        }
        if (rest.startsWith(COUNTRY_CODE) && rest.length() > LONGEST_NATIONAL) {
            return rest.substring(COUNTRY_CODE.length());
        }
        return rest.startsWith("0") ? rest.substring(1) : rest;
    }
}
