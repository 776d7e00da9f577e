package org.tollbridge.service.number;

/** Nature of address indicator, as far as the service distinguishes its values (ITU-T Q.763 (12/99), 3.9 and 3.10). */
public enum NatureOfAddress {
    SUBSCRIBER,
    UNKNOWN,
    NATIONAL,
    INTERNATIONAL,
    /** Network-specific and reserved values: the digits are taken as they are. */
    OTHER
}
