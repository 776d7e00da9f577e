package org.tollbridge.node.config;

/** Keys of SCCP: how it addresses, translates and bounds. {@link Config} on each describes it. */
public final class SccpKeys {

    private SccpKeys() {}

    @Config(
            kind = Kind.CHOICE,
            fallback = "14",
            choices = {"14", "24"},
            text =
                    "How long point codes are, which is a property of the whole network: 14 bits (two octets in an SCCP address) or 24 (three octets), as in China.")
    public static final String POINT_CODE_BITS = "network.point-code-bits";

    @Config(
            kind = Kind.INTEGER,
            fallback = "106",
            min = 2,
            max = 254,
            text = "The node's own SCCP subsystem number, at which it takes INAP; 12 is usual in China.")
    public static final String SCCP_SSN = "sccp.ssn";

    @Config(
            kind = Kind.INTEGER,
            fallback = "268",
            min = 100,
            max = 4_000,
            unit = "octets",
            text =
                    "The longest SCCP message sent; what is longer goes out in XUDT segments. A signalling link carries 272 octets with the routing label: 268 with point codes of 14 bits, 265 with 24.")
    public static final String SCCP_MAX_MESSAGE = "sccp.max-message-octets";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1000",
            min = 1,
            max = 1_000_000,
            text = "Messages that may wait for their next segment at one time; a further one is returned.")
    public static final String SCCP_REASSEMBLIES = "sccp.max-reassemblies";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1048576",
            min = 4_096,
            max = 1_073_741_824,
            unit = "octets",
            text = "Octets of segments that may wait at one time.")
    public static final String SCCP_REASSEMBLY_OCTETS = "sccp.reassembly-octets";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10000",
            min = 100,
            max = 60_000,
            unit = "ms",
            text = "How long after its first segment a message must be whole; then it is given up.")
    public static final String SCCP_REASSEMBLY = "sccp.reassembly-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10",
            min = 1,
            max = 3_600,
            unit = "s",
            text =
                    "How long after a switch has prohibited a subsystem it is asked for it by SST; the time doubles with each SST.")
    public static final String SCCP_STATUS_TEST = "sccp.status-test-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "600",
            min = 1,
            max = 3_600,
            unit = "s",
            text = "The longest time between two SST; not below sccp.status-test-seconds.")
    public static final String SCCP_STATUS_TEST_LONGEST = "sccp.longest-status-test-seconds";

    @Config(
            kind = Kind.LIST,
            text =
                    "What global titles lead to, called ones that come in as well as calling ones that are answered. The longest prefix wins; of rules for the same prefix the one that asks for more of the other fields.")
    public static final String TITLES = "global-titles";

    @Config(kind = Kind.TEXT, max = 32, text = "The digits with which the title begins, or any.")
    public static final String TITLE_DIGITS = "global-titles[].digits";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 127,
            optional = true,
            text = "Nature of address that it must have: 3 is national, 4 international; none takes any.")
    public static final String TITLE_NATURE = "global-titles[].nature";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 15,
            optional = true,
            text = "Numbering plan that it must have: 1 is E.164; none takes any.")
    public static final String TITLE_PLAN = "global-titles[].numbering-plan";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 255,
            optional = true,
            text = "Translation type that it must have; none takes any.")
    public static final String TITLE_TYPE = "global-titles[].translation-type";

    @Config(
            kind = Kind.NUMBERS,
            min = 1,
            max = 16_777_215,
            text =
                    "Point codes that it leads to, at most 16. The node's own means that the title is the node's. The others are switches, or relays that are configured as switches.")
    public static final String TITLE_POINT_CODES = "global-titles[].point-codes";

    @Config(
            kind = Kind.CHOICE,
            fallback = "backup",
            choices = {"backup", "share"},
            text =
                    "Whether the first that can be reached takes all and the others stand by, or each takes its part by SLS.")
    public static final String TITLE_SHARING = "global-titles[].sharing";

    @Config(
            kind = Kind.CHOICE,
            fallback = "ssn",
            choices = {"ssn", "gt"},
            text =
                    "What the message is routed on from there: ssn for the point code that the title stands for, gt for a relay that translates again.")
    public static final String TITLE_ROUTE_ON = "global-titles[].route-on";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            min = 2,
            max = 254,
            optional = true,
            text = "Subsystem number to put in; none leaves the one of the address.")
    public static final String TITLE_SSN = "global-titles[].ssn";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 32,
            optional = true,
            text = "Digits to send in place of those of digits; nothing takes them away without any in their place.")
    public static final String TITLE_NEW_DIGITS = "global-titles[].new-digits";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 127,
            optional = true,
            text = "Nature of address to send with new-digits; none leaves it.")
    public static final String TITLE_NEW_NATURE = "global-titles[].new-nature";
}
