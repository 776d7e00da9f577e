package org.tollbridge.service.number;

import java.util.List;
import java.util.Optional;

/**
 * A country's number plan: reads numbers as switches and people give them, and writes them as switches want them. Area
 * rules and patterns are tried in order, and the first that fits decides.
 *
 * @param countryCode such as 86
 * @param trunkPrefix dialled before an area code, such as 0
 * @param internationalPrefix dialled before a country code, such as 00
 * @param homeAreaCode completes a subscriber number when the switch has no area code of its own; empty for none
 * @param localFirstDigits digits that a local number may begin with
 * @param areas structure of area codes and local numbers
 * @param mobiles mobile numbers in national form
 * @param shortNumbers short numbers
 * @param services numbers of intelligent network services in national form
 * @param destinationForm how fixed and mobile numbers of this country are sent to switches
 */
public record NumberPlan(
        String countryCode,
        String trunkPrefix,
        String internationalPrefix,
        String homeAreaCode,
        String localFirstDigits,
        List<AreaRule> areas,
        List<NumberPattern> mobiles,
        List<NumberPattern> shortNumbers,
        List<NumberPattern> services,
        WireForm destinationForm) {

    /** How a number of this country is sent to a switch. */
    public enum WireForm {
        /** Nature "national", without trunk prefix: 1062345678. */
        NATIONAL,
        /** Nature "international": 861062345678. */
        INTERNATIONAL,
        /** Nature "unknown", as a subscriber would dial it: 01062345678. */
        DIALLED
    }

    /** E.164 allows 15 digits; a longer string, prefixes included, is not a number. */
    private static final int LONGEST = 20;

    private static final int SHORTEST_FOREIGN = 7;
    private static final int LONGEST_FOREIGN = 15;

    public NumberPlan {
        areas = List.copyOf(areas);
        mobiles = List.copyOf(mobiles);
        shortNumbers = List.copyOf(shortNumbers);
        services = List.copyOf(services);
        if (countryCode.isEmpty() || trunkPrefix.isEmpty() || !internationalPrefix.startsWith(trunkPrefix)) {
            throw new IllegalArgumentException("number plan needs a country code, a trunk prefix, and an international"
                    + " prefix that begins with the trunk prefix");
        }
    }

    /** Returns China's plan without a home area. */
    public static NumberPlan china() {
        return new NumberPlan(
                "86",
                "0",
                "00",
                "",
                "23456789",
                List.of(
                        new AreaRule("10", 2, 8, 8),
                        new AreaRule("2", 2, 8, 8),
                        new AreaRule("3", 3, 7, 8),
                        new AreaRule("4", 3, 7, 8),
                        new AreaRule("5", 3, 7, 8),
                        new AreaRule("6", 3, 7, 8),
                        new AreaRule("7", 3, 7, 8),
                        new AreaRule("8", 3, 7, 8),
                        new AreaRule("9", 3, 7, 8)),
                List.of(
                        new NumberPattern("13", 11, 11),
                        new NumberPattern("14", 11, 11),
                        new NumberPattern("15", 11, 11),
                        new NumberPattern("16", 11, 11),
                        new NumberPattern("17", 11, 11),
                        new NumberPattern("18", 11, 11),
                        new NumberPattern("19", 11, 11)),
                List.of(
                        new NumberPattern("1", 3, 3),
                        new NumberPattern("1", 5, 5),
                        new NumberPattern("95", 5, 8),
                        new NumberPattern("96", 5, 5)),
                List.of(new NumberPattern("800", 10, 10), new NumberPattern("400", 10, 10)),
                WireForm.NATIONAL);
    }

    /** Returns the same plan with a home area. */
    public NumberPlan withHomeAreaCode(String areaCode) {
        return new NumberPlan(
                countryCode,
                trunkPrefix,
                internationalPrefix,
                areaCode,
                localFirstDigits,
                areas,
                mobiles,
                shortNumbers,
                services,
                destinationForm);
    }

    /** Returns the same plan with other service numbers. */
    public NumberPlan withServices(List<NumberPattern> patterns) {
        return new NumberPlan(
                countryCode,
                trunkPrefix,
                internationalPrefix,
                homeAreaCode,
                localFirstDigits,
                areas,
                mobiles,
                shortNumbers,
                patterns,
                destinationForm);
    }

    /** Returns the same plan with another form of destinations on the wire. */
    public NumberPlan withDestinationForm(WireForm form) {
        return new NumberPlan(
                countryCode,
                trunkPrefix,
                internationalPrefix,
                homeAreaCode,
                localFirstDigits,
                areas,
                mobiles,
                shortNumbers,
                services,
                form);
    }

    /**
     * Reads a number as a switch sent it. Because switches label numbers wrongly, a number whose digits do not fit its
     * nature of address is read as another nature that fits; a service number is recognised under any nature.
     *
     * @param areaCode area of the switch's own lines, without leading 0; empty for the plan's home area
     * @return kind {@link NumberKind#UNKNOWN} with the digits as received when they fit nothing
     */
    public NormalNumber normalise(PartyNumber number, String areaCode) {
        return normalise(number.nature(), number.digits(), areaCode.isEmpty() ? homeAreaCode : areaCode);
    }

    /**
     * Reads a number as a person wrote it: with or without country code, trunk prefix, spaces, hyphens and parentheses;
     * a leading + makes it international. A missing area code is never added.
     *
     * @return kind {@link NumberKind#UNKNOWN} with the text as written when it is not a number
     */
    public NormalNumber read(String written) {
        StringBuilder digits = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (" -()".indexOf(c) < 0 && !(c == '+' && i == 0)) {
                return unknown(written, "");
            }
        }
        NatureOfAddress nature = written.startsWith("+") ? NatureOfAddress.INTERNATIONAL : NatureOfAddress.UNKNOWN;
        return normalise(nature, digits.toString(), "");
    }

    /** Reads the form of {@link NormalNumber#digits}. */
    public NormalNumber recognise(String digits) {
        if (!isPlausible(digits)) {
            return unknown(digits, "");
        }
        if (matches(services, digits)) {
            return new NormalNumber(digits, NumberKind.SERVICE, "");
        }
        return international(digits, digits);
    }

    /** Returns the form in which {@code number} is sent to a switch. */
    public PartyNumber toWire(NormalNumber number) {
        String digits = number.digits();
        return switch (number.kind()) {
            case FIXED, MOBILE -> homeToWire(digits);
            case SHORT ->
                number.areaCode().isEmpty() ? new PartyNumber(NatureOfAddress.UNKNOWN, digits) : homeToWire(digits);
            case SERVICE -> new PartyNumber(NatureOfAddress.NATIONAL, digits);
            case FOREIGN -> new PartyNumber(NatureOfAddress.INTERNATIONAL, digits);
            case UNKNOWN -> new PartyNumber(NatureOfAddress.UNKNOWN, digits);
        };
    }

    private PartyNumber homeToWire(String digits) {
        String national = digits.substring(countryCode.length());
        return switch (destinationForm) {
            case NATIONAL -> new PartyNumber(NatureOfAddress.NATIONAL, national);
            case INTERNATIONAL -> new PartyNumber(NatureOfAddress.INTERNATIONAL, digits);
            case DIALLED -> new PartyNumber(NatureOfAddress.UNKNOWN, dialled(national));
        };
    }

    private String dialled(String national) {
        return matches(mobiles, national) ? national : trunkPrefix + national;
    }

    private NormalNumber normalise(NatureOfAddress nature, String digits, String area) {
        if (!isPlausible(digits)) {
            return unknown(digits, "");
        }
        String service = withoutPrefixes(digits);
        if (matches(services, service)) {
            return new NormalNumber(service, NumberKind.SERVICE, "");
        }
        if (digits.startsWith(internationalPrefix)) {
            return international(digits.substring(internationalPrefix.length()), digits);
        }
        if (digits.startsWith(trunkPrefix)) {
            String national = digits.substring(trunkPrefix.length());
            return nationalOrAbroad(national).orElseGet(() -> unknown(digits, areaCodeOf(national)));
        }
        return switch (nature) {
            case INTERNATIONAL -> international(digits, digits);
            case NATIONAL -> nationalOrAbroad(digits).orElseGet(() -> unknown(digits, areaCodeOf(digits)));
            case SUBSCRIBER ->
                local(digits, area).or(() -> nationalOrAbroad(digits)).orElseGet(() -> unknown(digits, area));
            case UNKNOWN, OTHER ->
                local(digits, area).or(() -> nationalOrAbroad(digits)).orElseGet(() -> unknown(digits, ""));
        };
    }

    /** Reads a national number, or one with the country code although its nature or prefix says national. */
    private Optional<NormalNumber> nationalOrAbroad(String digits) {
        return national(digits).or(() -> withCountryCode(digits));
    }

    /** Never a short number: 86532123 is not a way to dial 123 of area 532. */
    private Optional<NormalNumber> withCountryCode(String digits) {
        return digits.startsWith(countryCode)
                ? national(withoutTrunk(digits.substring(countryCode.length())))
                        .filter(number -> number.kind() != NumberKind.SHORT)
                : Optional.empty();
    }

    private NormalNumber international(String digits, String received) {
        if (digits.startsWith(countryCode)) {
            String national = withoutTrunk(digits.substring(countryCode.length()));
            return national(national).orElseGet(() -> unknown(received, areaCodeOf(national)));
        }
        // No country has numbers as short as the longest short number: 95 and six digits is not a number of Myanmar.
        if (matches(shortNumbers, digits)) {
            return new NormalNumber(digits, NumberKind.SHORT, "");
        }
        boolean foreign = digits.length() >= SHORTEST_FOREIGN
                && digits.length() <= LONGEST_FOREIGN
                && !digits.startsWith(trunkPrefix);
        return foreign ? new NormalNumber(digits, NumberKind.FOREIGN, "") : unknown(received, "");
    }

    private Optional<NormalNumber> national(String digits) {
        if (matches(services, digits)) {
            return Optional.of(new NormalNumber(digits, NumberKind.SERVICE, ""));
        }
        if (matches(mobiles, digits)) {
            return Optional.of(new NormalNumber(countryCode.concat(digits), NumberKind.MOBILE, ""));
        }
        if (matches(shortNumbers, digits)) {
            return Optional.of(new NormalNumber(digits, NumberKind.SHORT, ""));
        }
        if (beginsAsService(digits)) {
            // For example 800 with one digit too many: there is no area with that code.
            return Optional.empty();
        }
        for (AreaRule rule : areas) {
            if (rule.covers(digits)) {
                return inArea(rule, digits.substring(0, rule.codeLength()), digits.substring(rule.codeLength()));
            }
        }
        return Optional.empty();
    }

    private boolean beginsAsService(String digits) {
        for (NumberPattern pattern : services) {
            if (digits.startsWith(pattern.prefix())) {
                return true;
            }
        }
        return false;
    }

    private Optional<NormalNumber> local(String digits, String area) {
        if (matches(shortNumbers, digits)) {
            return Optional.of(new NormalNumber(digits, NumberKind.SHORT, ""));
        }
        for (AreaRule rule : areas) {
            if (rule.covers(area)) {
                return inArea(rule, area, digits);
            }
        }
        return Optional.empty();
    }

    private Optional<NormalNumber> inArea(AreaRule rule, String area, String local) {
        if (matches(shortNumbers, local)) {
            return Optional.of(new NormalNumber(countryCode + area + local, NumberKind.SHORT, area));
        }
        if (rule.allowsLocalLength(local.length()) && localFirstDigits.indexOf(local.charAt(0)) >= 0) {
            return Optional.of(new NormalNumber(countryCode + area + local, NumberKind.FIXED, area));
        }
        return Optional.empty();
    }

    private String areaCodeOf(String national) {
        for (AreaRule rule : areas) {
            if (rule.covers(national)) {
                return national.substring(0, rule.codeLength());
            }
        }
        return "";
    }

    private String withoutPrefixes(String digits) {
        if (matches(services, digits)) {
            return digits;
        }
        String rest = digits.startsWith(internationalPrefix)
                ? digits.substring(internationalPrefix.length())
                : withoutTrunk(digits);
        return rest.startsWith(countryCode) ? withoutTrunk(rest.substring(countryCode.length())) : rest;
    }

    private String withoutTrunk(String digits) {
        return digits.startsWith(trunkPrefix) ? digits.substring(trunkPrefix.length()) : digits;
    }

    private static boolean matches(List<NumberPattern> patterns, String digits) {
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(digits)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlausible(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return !digits.isEmpty() && digits.length() <= LONGEST;
    }

    private static NormalNumber unknown(String digits, String areaCode) {
        return new NormalNumber(digits, NumberKind.UNKNOWN, areaCode);
    }

    /** Returns whether an area with this code, without trunk prefix, can exist. */
    public boolean hasArea(String code) {
        for (AreaRule rule : areas) {
            if (rule.covers(code)) {
                return rule.codeLength() == code.length();
            }
        }
        return false;
    }

    /**
     * Returns whether {@code digits} is a prefix of mobile or fixed numbers of this country written without country
     * code, such as 138 or 755, and therefore of no number in the form of {@link NormalNumber#digits}.
     */
    public boolean lacksCountryCode(String digits) {
        if (digits.startsWith(countryCode)) {
            return false;
        }
        for (NumberPattern mobile : mobiles) {
            if (digits.startsWith(mobile.prefix())) {
                return true;
            }
        }
        if (begins(shortNumbers, digits) || begins(services, digits)) {
            return false;
        }
        for (AreaRule rule : areas) {
            if (rule.covers(digits)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(List<NumberPattern> patterns, String digits) {
        for (NumberPattern pattern : patterns) {
            if (digits.length() <= pattern.maxLength()
                    && (digits.startsWith(pattern.prefix()) || pattern.prefix().startsWith(digits))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether {@code digits} is an incomplete service number. */
    public boolean beginsService(String digits) {
        for (NumberPattern pattern : services) {
            if (digits.length() < pattern.minLength() && digits.startsWith(pattern.prefix())) {
                return true;
            }
        }
        return false;
    }
}
