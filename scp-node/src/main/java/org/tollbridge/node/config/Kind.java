package org.tollbridge.node.config;

/** Type of a configuration value. */
public enum Kind {
    /** A whole number, decimal or {@code 0x} hexadecimal. */
    INTEGER,
    /** {@code true} or {@code false}. */
    FLAG,
    /** One of a set of words. */
    CHOICE,
    /** A text of one line. */
    TEXT,
    /** Whole numbers, as a list or comma-separated. */
    NUMBERS,
    /** A signalling point code: decimal, {@code 0x} hexadecimal, or in the parts of the network's length. */
    POINT_CODE,
    /** Point codes, as a list or comma-separated. */
    POINT_CODES,
    /** An area code of the number plan, without trunk prefix. */
    AREA_CODE,
    /** Words, as a list or comma-separated. */
    WORDS,
    /** A time zone of the IANA database, such as Asia/Shanghai. */
    ZONE,
    /** Several items, each with keys of its own. */
    LIST,
    /** A tree whose contents are described elsewhere. */
    TREE
}
