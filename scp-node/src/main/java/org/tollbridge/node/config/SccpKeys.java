package org.tollbridge.node.config;

/** Configuration keys of SCCP: addressing, translation and limits. Described by their {@link Config} annotations. */
public final class SccpKeys {

    private SccpKeys() {}

    @Config(
            kind = Kind.CHOICE,
            fallback = "14",
            choices = {"14", "24"},
            text =
                    "Length of point codes in the whole network: 14 bits (two octets in an SCCP address) or 24 bits (three octets), as in China.")
    public static final String POINT_CODE_BITS = "network.point-code-bits";

    @Config(
            kind = Kind.INTEGER,
            fallback = "106",
            min = 2,
            max = 254,
            text = "SCCP subsystem number of the node for INAP; usually 12 in China.")
    public static final String SCCP_SSN = "sccp.ssn";

    @Config(
            kind = Kind.INTEGER,
            fallback = "268",
            min = 100,
            max = 4_000,
            unit = "octets",
            text =
                    "Maximum length of an SCCP message sent; longer messages are sent in XUDT segments. A signalling link carries 272 octets including the routing label: 268 with 14-bit point codes, 265 with 24-bit ones.")
    public static final String SCCP_MAX_MESSAGE = "sccp.max-message-octets";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1000",
            min = 1,
            max = 1_000_000,
            text =
                    "Maximum number of messages waiting for further segments; the segments of further messages are returned.")
    public static final String SCCP_REASSEMBLIES = "sccp.max-reassemblies";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1048576",
            min = 4_096,
            max = 1_073_741_824,
            unit = "octets",
            text = "Maximum total size of waiting segments.")
    public static final String SCCP_REASSEMBLY_OCTETS = "sccp.reassembly-octets";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10000",
            min = 100,
            max = 60_000,
            unit = "ms",
            text = "Maximum time between the first segment and the last; then reassembly is abandoned.")
    public static final String SCCP_REASSEMBLY = "sccp.reassembly-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10",
            min = 1,
            max = 3_600,
            unit = "s",
            text =
                    "Time after which a switch that has prohibited a subsystem is first tested with SST; the time doubles with each SST.")
    public static final String SCCP_STATUS_TEST = "sccp.status-test-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "600",
            min = 1,
            max = 3_600,
            unit = "s",
            text = "Maximum time between two SST; not below sccp.status-test-seconds.")
    public static final String SCCP_STATUS_TEST_LONGEST = "sccp.longest-status-test-seconds";

    @Config(
            kind = Kind.LIST,
            text =
                    "Global title translation, both of called titles of incoming messages and of calling titles that are answered. The longest prefix wins; among rules with the same prefix, the one that requires more of the other fields.")
    public static final String TITLES = "global-titles";

    @Config(kind = Kind.TEXT, max = 32, text = "Leading digits of the title, or any.")
    public static final String TITLE_DIGITS = "global-titles[].digits";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 127,
            optional = true,
            text = "Required nature of address: 3 is national, 4 international; none accepts any.")
    public static final String TITLE_NATURE = "global-titles[].nature";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 15,
            optional = true,
            text = "Required numbering plan: 1 is E.164; none accepts any.")
    public static final String TITLE_PLAN = "global-titles[].numbering-plan";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 255,
            optional = true,
            text = "Required translation type; none accepts any.")
    public static final String TITLE_TYPE = "global-titles[].translation-type";

    @Config(
            kind = Kind.POINT_CODES,
            text =
                    "Point codes to which the title translates, at most 16. The node's own point code means that the title belongs to the node. All others must be switches, or relays that are configured as switches.")
    public static final String TITLE_POINT_CODES = "global-titles[].point-codes";

    @Config(
            kind = Kind.CHOICE,
            fallback = "backup",
            choices = {"backup", "share"},
            text =
                    "backup sends all traffic to the first reachable point code, with the others on standby; share distributes it over all of them by SLS.")
    public static final String TITLE_SHARING = "global-titles[].sharing";

    @Config(
            kind = Kind.CHOICE,
            fallback = "ssn",
            choices = {"ssn", "gt"},
            text =
                    "How the destination routes the message: ssn if the point code is the final destination, gt if it is a relay that translates again.")
    public static final String TITLE_ROUTE_ON = "global-titles[].route-on";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            min = 2,
            max = 254,
            optional = true,
            text = "Subsystem number to insert; none keeps that of the address.")
    public static final String TITLE_SSN = "global-titles[].ssn";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 32,
            optional = true,
            text = "Digits that replace the matched digits; empty removes them without replacement.")
    public static final String TITLE_NEW_DIGITS = "global-titles[].new-digits";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 127,
            optional = true,
            text = "Nature of address to send with new-digits; none keeps it.")
    public static final String TITLE_NEW_NATURE = "global-titles[].new-nature";
}
