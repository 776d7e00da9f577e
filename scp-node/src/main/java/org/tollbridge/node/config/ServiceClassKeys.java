package org.tollbridge.node.config;

/** Configuration keys of the service classes, described by their {@link Config} annotations. */
public final class ServiceClassKeys {

    private ServiceClassKeys() {}

    @Config(
            kind = Kind.LIST,
            fallback = "[{name: '800', prefix: '800', callers: [fixed, short, unknown], destinations: [fixed],"
                    + " forwards: 2, payer: called-party, subscriber-rate: 700},"
                    + " {name: '400', prefix: '400', callers: [fixed, mobile, short, unknown],"
                    + " destinations: [fixed, mobile, short], short-numbers: ['95', '96'], forwards: 3,"
                    + " payer: split, subscriber-rate: 250, caller-rate: 110}]",
            text =
                    "Service classes and their rules. Without this list the classes are 800 and 400; a list replaces both.")
    public static final String CLASSES = "service-classes";

    @Config(kind = Kind.TEXT, max = 20, text = "Name of the class in numbers, records and charging; must be unique.")
    public static final String NAME = "service-classes[].name";

    @Config(kind = Kind.TEXT, max = 10, text = "Prefix of its service numbers, such as 800.")
    public static final String PREFIX = "service-classes[].prefix";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10",
            min = 3,
            max = 15,
            text = "Number of digits of its service numbers, including the prefix.")
    public static final String DIGITS = "service-classes[].digits";

    @Config(
            kind = Kind.WORDS,
            fallback = "none",
            max = 10,
            optional = true,
            text =
                    "Service keys accepted for calls to its numbers; a call with another one is refused (WRONG_SERVICE_KEY). With none, the called number alone decides.")
    public static final String SERVICE_KEYS = "service-classes[].service-keys";

    @Config(
            kind = Kind.WORDS,
            fallback = "fixed, mobile, short, unknown",
            max = 20,
            text =
                    "Callers that are accepted: fixed, mobile, short, foreign; unknown for callers without a number that fits any kind.")
    public static final String CALLERS = "service-classes[].callers";

    @Config(
            kind = Kind.WORDS,
            fallback = "fixed, mobile",
            max = 20,
            text = "Destinations that are allowed: fixed, mobile, short, foreign.")
    public static final String DESTINATIONS = "service-classes[].destinations";

    @Config(
            kind = Kind.WORDS,
            fallback = "none",
            max = 15,
            optional = true,
            text =
                    "Prefixes of fixed numbers in the operator's own network, in international digits such as 8610; none treats every fixed number as its own.")
    public static final String OWN_NETWORK = "service-classes[].own-network";

    @Config(
            kind = Kind.WORDS,
            fallback = "none",
            max = 15,
            optional = true,
            text = "Prefixes of short numbers that are allowed as destinations, such as 95.")
    public static final String SHORT_NUMBERS = "service-classes[].short-numbers";

    @Config(kind = Kind.INTEGER, fallback = "2", max = 5, text = "Maximum number of forwardings of one call.")
    public static final String FORWARDS = "service-classes[].forwards";

    @Config(kind = Kind.INTEGER, fallback = "2", max = 10, text = "Maximum number of entries in a busy list.")
    public static final String ON_BUSY = "service-classes[].on-busy";

    @Config(kind = Kind.INTEGER, fallback = "2", max = 10, text = "Maximum number of entries in a no-answer list.")
    public static final String ON_NO_ANSWER = "service-classes[].on-no-answer";

    @Config(
            kind = Kind.CHOICE,
            fallback = "called-party",
            choices = {"called-party", "split", "calling-party"},
            text = "Party that pays for an answered call.")
    public static final String PAYER = "service-classes[].payer";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 1_000_000,
            text = "Rate of the subscriber, in thousandths of a yuan per minute.")
    public static final String SUBSCRIBER_RATE = "service-classes[].subscriber-rate";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 1_000_000,
            text = "Rate of the caller, in thousandths of a yuan per minute.")
    public static final String CALLER_RATE = "service-classes[].caller-rate";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            max = 86_400,
            unit = "s",
            optional = true,
            text = "Replaces calls.part-seconds for calls to these numbers; none uses calls.part-seconds.")
    public static final String PART = "service-classes[].part-seconds";

    @Config(
            kind = Kind.FLAG,
            fallback = "false",
            text =
                    "Whether switches are asked to report charging events of calls to these numbers, if their dialect has chargingEvents.")
    public static final String CHARGING_EVENTS = "service-classes[].charging-events";

    @Config(
            kind = Kind.FLAG,
            fallback = "true",
            text =
                    "Whether other nodes of the same point code keep copies of its open calls and continue them if their node is lost.")
    public static final String ADOPTED = "service-classes[].adopted";
}
