package org.tollbridge.node.config;

/** The name of every configuration key. The annotations are its description; docs/configuration.md is written from them. */
public final class Keys {

    private Keys() {}

    @Config(
            kind = Kind.ZONE,
            fallback = "Asia/Shanghai",
            text = "The operator's time zone, in which batch files give their dates.")
    public static final String TIME_ZONE = "node.time-zone";

    @Config(
            kind = Kind.INTEGER,
            fallback = "30",
            max = 86_400,
            unit = "s",
            text = "How long calls may go on after SIGTERM, which ends the taking of new ones.")
    public static final String DRAIN_SECONDS = "node.drain-seconds";

    @Config(
            kind = Kind.CHOICE,
            choices = {"tcp", "sctp"},
            fallback = "tcp",
            text = "What carries M3UA. SCTP needs a kernel that has it (Linux: module sctp).")
    public static final String M3UA_TRANSPORT = "m3ua.transport";

    @Config(
            kind = Kind.TEXT,
            max = 255,
            fallback = "127.0.0.1",
            text = "The address to listen on for switches: an IP address or a host name of this machine.")
    public static final String M3UA_ADDRESS = "m3ua.address";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2905",
            max = 65_535,
            text = "The port to listen on for switches; 0 takes a free one and says which.")
    public static final String M3UA_PORT = "m3ua.port";

    @Config(kind = Kind.INTEGER, fallback = "2", max = 16_383, text = "The node's own signalling point code.")
    public static final String M3UA_POINT_CODE = "m3ua.point-code";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2",
            max = 3,
            text = "Network indicator: 0 and 1 international, 2 and 3 national.")
    public static final String M3UA_NETWORK_INDICATOR = "m3ua.network-indicator";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 4_294_967_295L,
            optional = true,
            text = "Network appearance to send and to ask for, where the peer wants one.")
    public static final String M3UA_NETWORK_APPEARANCE = "m3ua.network-appearance";

    @Config(
            kind = Kind.INTEGER,
            fallback = "100",
            max = 4_294_967_295L,
            optional = true,
            text = "Routing context of the application server that the node is.")
    public static final String M3UA_ROUTING_CONTEXT = "m3ua.routing-context";

    @Config(
            kind = Kind.INTEGER,
            fallback = "106",
            min = 2,
            max = 254,
            text = "The node's own SCCP subsystem number, at which it takes INAP; 12 is usual in China.")
    public static final String SCCP_SSN = "sccp.ssn";

    @Config(
            kind = Kind.LIST,
            text = "The switches that may ask. When the list is left out there is one: ssp1, point code 1, with the"
                    + " defaults below.")
    public static final String SWITCHES = "switches";

    @Config(kind = Kind.TEXT, max = 40, text = "Name of the switch in records, logs and counters.")
    public static final String SWITCH_NAME = "switches[].name";

    @Config(kind = Kind.INTEGER, min = 0, max = 16_383, text = "Its signalling point code.")
    public static final String SWITCH_POINT_CODE = "switches[].point-code";
}
