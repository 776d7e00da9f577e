package org.tollbridge.node.config;

/** Configuration keys of the connections to the switches: M3UA, TCAP. Described by their {@link Config} annotations. */
public final class SignallingKeys {

    private SignallingKeys() {}

    @Config(
            kind = Kind.CHOICE,
            fallback = "tcp",
            choices = {"tcp", "sctp"},
            text = "Transport of M3UA. SCTP requires libsctp1 and kernel support.")
    public static final String M3UA_TRANSPORT = "m3ua.transport";

    @Config(
            kind = Kind.WORDS,
            fallback = "127.0.0.1",
            max = 255,
            optional = true,
            text =
                    "Addresses on which to listen for switches: IP addresses or names of this machine. SCTP uses all of them (multi-homing), TCP only the first; none does not listen.")
    public static final String M3UA_ADDRESSES = "m3ua.address";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2905",
            max = 65_535,
            text = "Port on which to listen for switches; 0 selects a free port and logs it.")
    public static final String M3UA_PORT = "m3ua.port";

    @Config(
            kind = Kind.INTEGER,
            fallback = "17",
            min = 1,
            max = 65_535,
            text =
                    "Number of streams requested in each direction of an SCTP association. The first carries management, the others DATA by SLS.")
    public static final String M3UA_SCTP_STREAMS = "m3ua.sctp-streams";

    @Config(
            kind = Kind.POINT_CODE,
            fallback = "2",
            text = "Signalling point code of the node; at most 16383 with 14-bit point codes.")
    public static final String M3UA_POINT_CODE = "m3ua.point-code";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2",
            max = 3,
            text =
                    "Network indicator: 0 and 1 international, 2 and 3 national. Messages with a different indicator are dropped.")
    public static final String M3UA_NETWORK_INDICATOR = "m3ua.network-indicator";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 4_294_967_295L,
            optional = true,
            text = "Network appearance to send, and to require in messages that contain one.")
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
            text = "Idle time after which a peer is sent a BEAT; 0 sends none.")
    public static final String M3UA_HEARTBEAT = "m3ua.heartbeat-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "4000",
            min = 1,
            max = 3_600_000,
            unit = "ms",
            text = "Idle time after which an association is closed; not used if m3ua.heartbeat-ms is 0.")
    public static final String M3UA_DEAD = "m3ua.dead-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2000",
            min = 100,
            max = 60_000,
            unit = "ms",
            text = "Time after which an unacknowledged ASPUP or ASPAC is sent again (T(ack) of RFC 4666).")
    public static final String M3UA_ACKNOWLEDGE = "m3ua.acknowledge-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2000",
            max = 60_000,
            unit = "ms",
            text =
                    "Time for which messages are kept for a switch that has lost its last association (T(r) of RFC 4666); only then is it considered unreachable. 0 keeps none.")
    public static final String M3UA_PENDING = "m3ua.pending-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10000",
            min = 1,
            max = 1_000_000,
            text = "Maximum number of messages kept for one switch during that time; further ones are dropped.")
    public static final String M3UA_PENDING_MESSAGES = "m3ua.pending-messages";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10000",
            max = 3_600_000,
            unit = "ms",
            text =
                    "Interval at which a gateway is asked (DAUD) about switches that it reports as unreachable; 0 never asks, not even on activation.")
    public static final String M3UA_AUDIT = "m3ua.audit-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5000",
            max = 600_000,
            unit = "ms",
            text = "Time for which a switch may be unreachable before its open calls are settled as lost.")
    public static final String M3UA_RECOVERY = "m3ua.recovery-ms";

    @Config(kind = Kind.INTEGER, fallback = "256", min = 1, max = 10_000, text = "Maximum number of connections.")
    public static final String M3UA_CONNECTIONS = "m3ua.max-connections";

    @Config(
            kind = Kind.INTEGER,
            fallback = "64",
            min = 1,
            max = 10_000,
            text = "Maximum number of connections from one address.")
    public static final String M3UA_CONNECTIONS_PER_ADDRESS = "m3ua.max-connections-per-address";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5000",
            min = 100,
            max = 600_000,
            unit = "ms",
            text = "Maximum time that a connection may exist without a valid ASPUP.")
    public static final String M3UA_PROVING = "m3ua.proving-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1",
            min = 1,
            max = 64,
            text = "Number of threads that read and write connections.")
    public static final String M3UA_IO_THREADS = "m3ua.io-threads";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2",
            min = 1,
            max = 64,
            text =
                    "Number of threads that deliver messages through SCCP and TCAP; messages with the same SLS stay on the same thread.")
    public static final String M3UA_DELIVERY_THREADS = "m3ua.delivery-threads";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10000",
            min = 1,
            max = 1_000_000,
            text =
                    "Maximum number of messages queued for one such thread before flow control stops reading from peers.")
    public static final String M3UA_DELIVERY_QUEUE = "m3ua.delivery-queue";

    @Config(
            kind = Kind.INTEGER,
            fallback = "65536",
            min = 64,
            max = 16_777_216,
            unit = "octets",
            text = "Maximum length of a received M3UA message; a longer one closes its connection.")
    public static final String M3UA_MAX_MESSAGE = "m3ua.max-message-octets";

    @Config(
            kind = Kind.INTEGER,
            fallback = "4194304",
            min = 65_536,
            max = 1_073_741_824,
            unit = "octets",
            text = "Maximum size of the write queue of one connection.")
    public static final String M3UA_WRITE_QUEUE = "m3ua.write-queue-octets";

    @Config(
            kind = Kind.INTEGER,
            fallback = "500000",
            min = 1,
            max = 5_000_000,
            text = "Maximum number of open dialogues; further ones are refused with P-ABORT resourceLimitation.")
    public static final String TCAP_DIALOGUES = "tcap.max-dialogues";

    @Config(
            kind = Kind.INTEGER,
            fallback = "600",
            min = 10,
            max = 86_400,
            unit = "s",
            text = "Time without a message after which the switch is asked whether it still knows the dialogue.")
    public static final String TCAP_IDLE = "tcap.idle-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10",
            min = 1,
            max = 600,
            unit = "s",
            text = "Time that an operation sent by the node may be unanswered, where INAP defines no time.")
    public static final String TCAP_INVOKE = "tcap.invoke-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1",
            min = 1,
            max = 2_147_000_000,
            text =
                    "Lowest transaction id that this node assigns. If the ranges of nodes are disjoint, the transaction id identifies the node.")
    public static final String TCAP_FIRST_ID = "tcap.first-transaction-id";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2147483647",
            min = 1,
            max = 2_147_483_647,
            text =
                    "Highest transaction id; it must exceed the lowest by at least 10,000 and by more than tcap.max-dialogues.")
    public static final String TCAP_LAST_ID = "tcap.last-transaction-id";

    @Config(
            kind = Kind.LIST,
            text =
                    "Signalling gateways for which the node acts as ASP, and switches to which it connects as IPSP (single exchange). Entries with the same address and port are one association with several routing contexts.")
    public static final String GATEWAYS = "gateways";

    @Config(
            kind = Kind.CHOICE,
            fallback = "same",
            choices = {"same", "tcp", "sctp"},
            text = "Transport of M3UA to this gateway; same uses m3ua.transport.")
    public static final String GATEWAY_TRANSPORT = "gateways[].transport";

    @Config(
            kind = Kind.WORDS,
            max = 255,
            text =
                    "IP addresses or host names of the gateway, tried in turn until one answers. An SCTP association uses all addresses of the peer, whether listed here or not.")
    public static final String GATEWAY_ADDRESSES = "gateways[].address";

    @Config(kind = Kind.INTEGER, fallback = "2905", min = 1, max = 65_535, text = "Port of the gateway.")
    public static final String GATEWAY_PORT = "gateways[].port";

    @Config(
            kind = Kind.CHOICE,
            fallback = "dial",
            choices = {"dial", "accept"},
            text =
                    "Which side connects: with dial the node connects to address and port; with accept the gateway connects to the node from that address.")
    public static final String GATEWAY_CONNECTION = "gateways[].connection";

    @Config(
            kind = Kind.WORDS,
            fallback = "none",
            max = 255,
            optional = true,
            text =
                    "Local addresses: SCTP uses all of them (multi-homing), TCP uses one. none leaves the choice to the system, which for SCTP means all addresses.")
    public static final String GATEWAY_LOCAL_ADDRESSES = "gateways[].local-address";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 65_535,
            text = "Local port, if the gateway expects a specific one; 0 uses any.")
    public static final String GATEWAY_LOCAL_PORT = "gateways[].local-port";

    @Config(
            kind = Kind.POINT_CODES,
            text =
                    "Point codes of the switches reached through this gateway. Traffic to a switch reached through several gateways is shared among them.")
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
                    "Traffic mode to send in ASPAC; unsaid sends none. With broadcast every association gets every message, so a node may have only one association with it.")
    public static final String GATEWAY_TRAFFIC_MODE = "gateways[].traffic-mode";
}
