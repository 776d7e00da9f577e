package org.tollbridge.node.config;

/** Keys of the way to the switches: M3UA, TCAP. {@link Config} on each describes it. */
public final class SignallingKeys {

    private SignallingKeys() {}

    @Config(
            kind = Kind.CHOICE,
            fallback = "tcp",
            choices = {"tcp", "sctp"},
            text = "What carries M3UA. SCTP needs libsctp1 and a kernel that has it.")
    public static final String M3UA_TRANSPORT = "m3ua.transport";

    @Config(
            kind = Kind.WORDS,
            fallback = "127.0.0.1",
            max = 255,
            optional = true,
            text =
                    "Where to listen for switches: IP addresses or names of this machine. SCTP uses all of them (multi-homing), TCP the first; none listens nowhere.")
    public static final String M3UA_ADDRESSES = "m3ua.address";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2905",
            max = 65_535,
            text = "The port to listen on for switches; 0 takes a free one and says which.")
    public static final String M3UA_PORT = "m3ua.port";

    @Config(
            kind = Kind.INTEGER,
            fallback = "17",
            min = 1,
            max = 65_535,
            text =
                    "Streams to ask for in each direction of an SCTP association. The first carries management, the others DATA by SLS.")
    public static final String M3UA_SCTP_STREAMS = "m3ua.sctp-streams";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2",
            min = 1,
            max = 16_777_215,
            text = "The node's own signalling point code; at most 16383 where point codes have 14 bits.")
    public static final String M3UA_POINT_CODE = "m3ua.point-code";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2",
            max = 3,
            text =
                    "Network indicator: 0 and 1 international, 2 and 3 national. A message of another network is dropped.")
    public static final String M3UA_NETWORK_INDICATOR = "m3ua.network-indicator";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 4_294_967_295L,
            optional = true,
            text = "Network appearance to send, and to ask for where a message has one.")
    public static final String M3UA_NETWORK_APPEARANCE = "m3ua.network-appearance";

    @Config(
            kind = Kind.INTEGER,
            fallback = "100",
            max = 4_294_967_295L,
            text = "Routing context that switches activate.")
    public static final String M3UA_ROUTING_CONTEXT = "m3ua.routing-context";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1000",
            max = 600_000,
            unit = "ms",
            text = "A peer that has been silent for so long gets a BEAT; 0 sends none.")
    public static final String M3UA_HEARTBEAT = "m3ua.heartbeat-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "4000",
            min = 1,
            max = 3_600_000,
            unit = "ms",
            text = "An association that has been silent for so long is given up. Not used without BEAT.")
    public static final String M3UA_DEAD = "m3ua.dead-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2000",
            min = 100,
            max = 60_000,
            unit = "ms",
            text =
                    "How long an answer to our ASPUP or ASPAC is waited for before it is sent again (T(ack) of RFC 4666).")
    public static final String M3UA_ACKNOWLEDGE = "m3ua.acknowledge-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2000",
            max = 60_000,
            unit = "ms",
            text =
                    "How long messages are kept for a switch whose last association has gone (T(r) of RFC 4666); only then it is out of reach. 0 keeps none.")
    public static final String M3UA_PENDING = "m3ua.pending-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10000",
            min = 1,
            max = 1_000_000,
            text = "Messages kept for one switch meanwhile; a further one is not sent.")
    public static final String M3UA_PENDING_MESSAGES = "m3ua.pending-messages";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10000",
            max = 3_600_000,
            unit = "ms",
            text =
                    "How often a gateway is asked (DAUD) for switches that it says cannot be reached; 0 never asks, not even when we become active.")
    public static final String M3UA_AUDIT = "m3ua.audit-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5000",
            max = 600_000,
            unit = "ms",
            text = "How long a switch may be out of reach before its open calls are settled as lost.")
    public static final String M3UA_RECOVERY = "m3ua.recovery-ms";

    @Config(kind = Kind.INTEGER, fallback = "256", min = 1, max = 10_000, text = "Connections taken at one time.")
    public static final String M3UA_CONNECTIONS = "m3ua.max-connections";

    @Config(
            kind = Kind.INTEGER,
            fallback = "64",
            min = 1,
            max = 10_000,
            text = "Connections taken from one address at one time.")
    public static final String M3UA_CONNECTIONS_PER_ADDRESS = "m3ua.max-connections-per-address";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5000",
            min = 100,
            max = 600_000,
            unit = "ms",
            text = "How long a connection may stay without a valid ASPUP.")
    public static final String M3UA_PROVING = "m3ua.proving-ms";

    @Config(kind = Kind.INTEGER, fallback = "1", min = 1, max = 64, text = "Threads that read and write connections.")
    public static final String M3UA_IO_THREADS = "m3ua.io-threads";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2",
            min = 1,
            max = 64,
            text = "Threads that carry messages up through SCCP and TCAP; messages of one SLS stay on one of them.")
    public static final String M3UA_DELIVERY_THREADS = "m3ua.delivery-threads";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10000",
            min = 1,
            max = 1_000_000,
            text = "Messages that may wait for one such thread before the peers are held back.")
    public static final String M3UA_DELIVERY_QUEUE = "m3ua.delivery-queue";

    @Config(
            kind = Kind.INTEGER,
            fallback = "65536",
            min = 64,
            max = 16_777_216,
            unit = "octets",
            text = "The longest M3UA message taken; a longer one closes its connection.")
    public static final String M3UA_MAX_MESSAGE = "m3ua.max-message-octets";

    @Config(
            kind = Kind.INTEGER,
            fallback = "4194304",
            min = 65_536,
            max = 1_073_741_824,
            unit = "octets",
            text = "What may wait to be written on one connection.")
    public static final String M3UA_WRITE_QUEUE = "m3ua.write-queue-octets";

    @Config(
            kind = Kind.INTEGER,
            fallback = "500000",
            min = 1,
            max = 5_000_000,
            text = "Dialogues open at one time; a further one is refused with P-ABORT resourceLimitation.")
    public static final String TCAP_DIALOGUES = "tcap.max-dialogues";

    @Config(
            kind = Kind.INTEGER,
            fallback = "600",
            min = 10,
            max = 86_400,
            unit = "s",
            text = "How long nothing may be heard of a dialogue before its switch is asked whether it still knows it.")
    public static final String TCAP_IDLE = "tcap.idle-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10",
            min = 1,
            max = 600,
            unit = "s",
            text = "How long an operation of ours may be unanswered where INAP sets no time.")
    public static final String TCAP_INVOKE = "tcap.invoke-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1",
            min = 1,
            max = 2_147_000_000,
            text =
                    "The lowest transaction id that this node gives out. Nodes whose ranges do not meet can tell whose a dialogue is.")
    public static final String TCAP_FIRST_ID = "tcap.first-transaction-id";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2147483647",
            min = 1,
            max = 2_147_483_647,
            text = "The highest transaction id; at least 10,000 and the number of dialogues above the lowest.")
    public static final String TCAP_LAST_ID = "tcap.last-transaction-id";

    @Config(
            kind = Kind.LIST,
            text =
                    "Signalling gateways that the node is an ASP of, and switches that it connects to as IPSP (single exchange). Items of the same address and port are one association with several routing contexts.")
    public static final String GATEWAYS = "gateways";

    @Config(
            kind = Kind.CHOICE,
            fallback = "same",
            choices = {"same", "tcp", "sctp"},
            text = "What carries M3UA there; the same as m3ua.transport, or another.")
    public static final String GATEWAY_TRANSPORT = "gateways[].transport";

    @Config(
            kind = Kind.WORDS,
            max = 255,
            text =
                    "Its IP addresses or host names, tried in turn until it answers. An SCTP association uses all that the peer has, named here or not.")
    public static final String GATEWAY_ADDRESSES = "gateways[].address";

    @Config(kind = Kind.INTEGER, fallback = "2905", min = 1, max = 65_535, text = "Its port.")
    public static final String GATEWAY_PORT = "gateways[].port";

    @Config(
            kind = Kind.CHOICE,
            fallback = "dial",
            choices = {"dial", "accept"},
            text =
                    "Who connects: dial has the node connect to address and port, accept has the gateway connect to the node from that address.")
    public static final String GATEWAY_CONNECTION = "gateways[].connection";

    @Config(
            kind = Kind.WORDS,
            fallback = "none",
            max = 255,
            optional = true,
            text =
                    "Addresses of this machine to come from: SCTP uses all of them (multi-homing), TCP takes one. none leaves it to the system, which for SCTP means every address.")
    public static final String GATEWAY_LOCAL_ADDRESSES = "gateways[].local-address";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 65_535,
            text = "The port to come from, where the gateway wants a certain one; 0 takes any.")
    public static final String GATEWAY_LOCAL_PORT = "gateways[].local-port";

    @Config(
            kind = Kind.NUMBERS,
            min = 1,
            max = 16_777_215,
            text =
                    "Point codes of the switches that are reached by it. One reached by several gateways is shared among them.")
    public static final String GATEWAY_POINT_CODES = "gateways[].point-codes";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 4_294_967_295L,
            optional = true,
            text = "Routing context to send in ASPAC, and in DATA to these point codes.")
    public static final String GATEWAY_ROUTING_CONTEXT = "gateways[].routing-context";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 4_294_967_295L,
            optional = true,
            text = "ASP identifier to send in ASPUP.")
    public static final String GATEWAY_ASP_IDENTIFIER = "gateways[].asp-identifier";

    @Config(
            kind = Kind.CHOICE,
            fallback = "unsaid",
            choices = {"unsaid", "override", "loadshare", "broadcast"},
            text =
                    "Traffic mode to send in ASPAC; unsaid sends none. With broadcast every association gets every message, so that a node may have one association only in it.")
    public static final String GATEWAY_TRAFFIC_MODE = "gateways[].traffic-mode";
}
