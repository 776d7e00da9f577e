package org.tollbridge.node.config;

/** Configuration keys of the switches and their requirements, described by their {@link Config} annotations. */
public final class SwitchKeys {

    private SwitchKeys() {}

    @Config(
            kind = Kind.LIST,
            fallback = "[{name: ssp1, point-code: 1}]",
            text =
                    "Switches that the node serves. Without this list there is one: ssp1, point code 1, with the defaults below.")
    public static final String SWITCHES = "switches";

    @Config(kind = Kind.TEXT, max = 40, text = "Name of the switch in records, logs and counters; must be unique.")
    public static final String SWITCH_NAME = "switches[].name";

    @Config(kind = Kind.POINT_CODE, text = "Signalling point code of the switch; must be unique.")
    public static final String SWITCH_POINT_CODE = "switches[].point-code";

    @Config(
            kind = Kind.WORDS,
            fallback = "none",
            max = 255,
            optional = true,
            text = "IP addresses from which the switch may connect; none accepts any.")
    public static final String SWITCH_ADDRESSES = "switches[].addresses";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 4_294_967_295L,
            optional = true,
            text = "ASP identifier required in its ASPUP; none accepts any.")
    public static final String SWITCH_ASP_IDENTIFIER = "switches[].asp-identifier";

    @Config(
            kind = Kind.CHOICE,
            fallback = "asked",
            choices = {"asked", "override", "loadshare", "broadcast"},
            text = "Traffic mode of its associations; asked uses the mode that its first ASPAC requests, or override.")
    public static final String SWITCH_TRAFFIC_MODE = "switches[].traffic-mode";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1",
            min = 1,
            max = 64,
            text =
                    "With loadshare and broadcast: minimum number of active associations; if there are fewer, the inactive ones are requested to activate (NTFY Insufficient ASP Resources).")
    public static final String SWITCH_MIN_ASSOCIATIONS = "switches[].min-associations";

    @Config(
            kind = Kind.NUMBERS,
            fallback = "none",
            max = 4_294_967_295L,
            optional = true,
            text = "Routing contexts that it activates, in order of preference; none uses m3ua.routing-context.")
    public static final String SWITCH_ROUTING_CONTEXTS = "switches[].routing-contexts";

    @Config(
            kind = Kind.CHOICE,
            fallback = "single",
            choices = {"single", "double"},
            text =
                    "IPSP exchange: with single, the switch is served as ASP or as the requesting IPSP; double is the IPSP double exchange, in which the node also sends ASPUP and ASPAC.")
    public static final String SWITCH_EXCHANGE = "switches[].exchange";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 4_294_967_295L,
            optional = true,
            text = "With exchange double: routing context in the node's ASPAC, which DATA from the switch carries.")
    public static final String SWITCH_OWN_ROUTING_CONTEXT = "switches[].own-routing-context";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 4_294_967_295L,
            optional = true,
            text = "With exchange double: ASP identifier in the node's ASPUP.")
    public static final String SWITCH_OWN_ASP_IDENTIFIER = "switches[].own-asp-identifier";

    @Config(
            kind = Kind.WORDS,
            fallback = "none",
            max = 255,
            optional = true,
            text =
                    "With exchange double: addresses to connect to, each as address or address:port, one association each; the default port is 2905. none waits for the switch to connect.")
    public static final String SWITCH_CONNECT = "switches[].connect";

    @Config(
            kind = Kind.CHOICE,
            fallback = "furnish-and-send",
            choices = {"furnish-and-send", "apply"},
            text =
                    "Charging operations sent to the switch: FurnishChargingInformation and SendChargingInformation, or ApplyCharging with its report.")
    public static final String SWITCH_CHARGING = "switches[].charging";

    @Config(
            kind = Kind.TEXT,
            fallback = "default",
            max = 40,
            text = "Charging dialect that encodes the contents of those operations: default, or one of dialects.")
    public static final String SWITCH_DIALECT = "switches[].dialect";

    @Config(
            kind = Kind.CHOICE,
            fallback = "q1218",
            choices = {"q1218", "etsi"},
            text = "INAP variant of dialogues without an application context.")
    public static final String SWITCH_VARIANT = "switches[].variant";

    @Config(
            kind = Kind.FLAG,
            fallback = "true",
            text = "Whether it may begin a call without an application context, as older switches do.")
    public static final String SWITCH_WITHOUT_CONTEXT = "switches[].without-context";

    @Config(kind = Kind.FLAG, fallback = "false", text = "Whether it is asked for CallInformationReport on each call.")
    public static final String SWITCH_CALL_INFORMATION = "switches[].call-information";

    @Config(
            kind = Kind.CHOICE,
            fallback = "basic",
            choices = {"basic", "prearranged"},
            text =
                    "How a dialogue ends when nothing remains to be sent: basic sends a TC-END, prearranged sends nothing.")
    public static final String SWITCH_ENDING = "switches[].ending";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5000",
            min = 1,
            max = 600_000,
            unit = "ms",
            text = "Maximum time to wait for reports that are due after the end of a call.")
    public static final String SWITCH_REPORT = "switches[].report-ms";

    @Config(
            kind = Kind.AREA_CODE,
            fallback = "none",
            optional = true,
            text = "Area code of its own lines, without leading 0; it completes subscriber numbers.")
    public static final String SWITCH_AREA_CODE = "switches[].area-code";

    @Config(
            kind = Kind.CHOICE,
            fallback = "as-given",
            choices = {"as-given", "national", "international"},
            text = "Form in which this switch expects destinations, if not that of numbers.destination-form.")
    public static final String SWITCH_DESTINATIONS = "switches[].destination-form";

    @Config(
            kind = Kind.INTEGER,
            fallback = "42",
            min = 1,
            max = 127,
            text =
                    "Q.850 cause with which calls that the node does not accept are released; 42 is switching equipment congestion.")
    public static final String SWITCH_REFUSAL_CAUSE = "switches[].refusal-cause";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5000",
            min = 1_000,
            max = 10_000,
            unit = "ms",
            text = "Time that the switch has to answer an ActivityTest.")
    public static final String SWITCH_ACTIVITY_TEST = "switches[].activity-test-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "106",
            min = 2,
            max = 254,
            text = "Subsystem number of the switch for CallGap and ActivateServiceFiltering.")
    public static final String SWITCH_SSN = "switches[].ssn";

    @Config(
            kind = Kind.CHOICE,
            fallback = "variant",
            choices = {"variant", "none"},
            text =
                    "Application context of these two operations: that of its variant, or none for a switch without application contexts.")
    public static final String SWITCH_MANAGEMENT_CONTEXT = "switches[].management-context";

    @Config(
            kind = Kind.CHOICE,
            fallback = "none",
            choices = {"none", "own", "assist"},
            text =
                    "Resource for announcements and digits: own is a resource in the switch (ConnectToResource); assist connects the caller to an assisting switch or peripheral (EstablishTemporaryConnection), which requests instructions from a point code of switches.")
    public static final String SWITCH_RESOURCE = "switches[].resource";

    @Config(
            kind = Kind.TREE,
            text =
                    "Announcements by the names that plans use: a message id, several separated by commas, or message and parts. Parts are spoken from values, in the order of the message, up to five: dialled, caller, price, time, date. A name ending in -en is used by plans with the language en.")
    public static final String SWITCH_ANNOUNCEMENTS = "switches[].announcements";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10",
            min = 3,
            max = 3_600,
            unit = "s",
            text =
                    "Timer Tssf of the switch: time it waits for an instruction before it gives up a call. The node restarts it (ResetTimer) while a call is suspended for longer.")
    public static final String SWITCH_TSSF = "switches[].tssf-seconds";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 80,
            optional = true,
            text =
                    "serviceInteractionIndicators of ConnectToResource and EstablishTemporaryConnection in hexadecimal; in some networks they determine whether the caller is answered at connection.")
    public static final String SWITCH_RESOURCE_INDICATORS = "switches[].resource-indicators";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 20,
            optional = true,
            text = "With assist: national number of the assisting side (assistingSSPIPRoutingAddress).")
    public static final String SWITCH_ASSIST_ADDRESS = "switches[].assist-address";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 80,
            optional = true,
            text = "With assist: scfID in hexadecimal, by which the assisting side finds this node.")
    public static final String SWITCH_ASSIST_SCF = "switches[].assist-scf-id";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5000",
            min = 100,
            max = 60_000,
            unit = "ms",
            text =
                    "With assist: time that the assisting side has to request instructions; shorter than tssf-seconds, so that the node can take the caller back in time.")
    public static final String SWITCH_ASSIST_WAIT = "switches[].assist-wait-ms";

    @Config(
            kind = Kind.TREE,
            text =
                    "Charging dialects by name, as described in docs/dialects.md. The name default replaces the built-in one.")
    public static final String DIALECTS = "dialects";
}
