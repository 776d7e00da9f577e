package org.tollbridge.node.config;

/** What the value of a configuration key is. */
public enum Kind {
    /** A whole number, decimal or {@code 0x} hexadecimal. */
    INTEGER,
    /** {@code true} or {@code false}. */
    FLAG,
    /** One word of a few. */
    CHOICE,
    /** A text of one line. */
    TEXT,
    /** Whole numbers, as a list or with commas between them. */
    NUMBERS,
    /** A signalling point code: decimal, {@code 0x} hexadecimal, or in parts as the network's length has it. */
    POINT_CODE,
    /** Point codes, as a list or with commas between them. */
    POINT_CODES,
    /** An area code of the number plan, without trunk prefix. */
    AREA_CODE,
    /** Words, as a list or with commas between them. */
    WORDS,
    /** A time zone of the IANA database, such as Asia/Shanghai. */
    ZONE,
    /** Several items, each with keys of its own. */
    LIST,
    /** A tree whose inside is described elsewhere. */
    TREE
}
