package org.tollbridge.adapter.call;

import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;

/**
 * How a switch wants destinations of its own country, where that is not what the number plan says for all switches.
 *
 * @param countryCode such as 86; empty leaves all numbers as they are
 * @param international whether national numbers become international ones, or the other way round
 */
public record DestinationForm(String countryCode, boolean international) {
    public static final DestinationForm AS_GIVEN = new DestinationForm("", false);

    /** The number in the switch's form; numbers of other countries and of other natures stay as they are. */
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
