package org.tollbridge.service.number;

/** The kind of a normalised number. */
public enum NumberKind {
    /** A fixed line: area code and local number. */
    FIXED,
    MOBILE,
    /** A short number such as 110, 10086 or 95588, with or without an area code before it. */
    SHORT,
    /** A number of an intelligent network service, such as 8008101234. */
    SERVICE,
    /** A number of another country. */
    FOREIGN,
    /** Absent, withheld, or not of any kind in the number plan. */
    UNKNOWN
}
