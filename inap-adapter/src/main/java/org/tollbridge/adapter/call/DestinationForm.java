package org.tollbridge.adapter.call;

import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;

/**
 * The form in which a switch expects destinations in its own country, if it differs from the number plan's.
 *
 * @param countryCode for example 86; empty leaves all numbers unchanged
 * @param international whether national numbers become international numbers, or the other way round
 */
public record DestinationForm(String countryCode, boolean international) {
    public static final DestinationForm AS_GIVEN = new DestinationForm("", false);

    /** Converts a number into the switch's form. Numbers of other countries and other natures stay unchanged. */
    PartyNumber apply(PartyNumber number) {
        if (countryCode.isEmpty()) {
            return number;
        }
        return switch (number.nature()) {
            case NATIONAL ->
                international ? new PartyNumber(NatureOfAddress.INTERNATIONAL, countryCode + number.digits()) : number;
            case INTERNATIONAL ->
                !international && number.digits().startsWith(countryCode)
                        ? new PartyNumber(
                                NatureOfAddress.NATIONAL, number.digits().substring(countryCode.length()))
                        : number;
            case SUBSCRIBER, UNKNOWN, OTHER -> number;
        };
    }
}
