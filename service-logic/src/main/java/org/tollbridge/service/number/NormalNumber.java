package org.tollbridge.service.number;

/**
 * A number in the normalised form used everywhere behind the interface to switches.
 *
 * @param digits international digits without prefix for fixed, mobile and foreign numbers, such as 861062345678; the
 *     national form for service and short numbers, such as 8008101234 and 95588 (a short number with an area code is
 *     international again, such as 861095588); as received for an unknown one, and then possibly empty
 * @param areaCode area code without leading 0, such as 10; empty if there is none or it is not known
 */
public record NormalNumber(String digits, NumberKind kind, String areaCode) {

    /** An absent number. */
    public static final NormalNumber ABSENT = new NormalNumber("", NumberKind.UNKNOWN, "");
}
