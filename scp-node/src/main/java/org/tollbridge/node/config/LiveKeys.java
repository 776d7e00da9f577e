package org.tollbridge.node.config;

/** Configuration keys of live events and webhooks, described by their {@link Config} annotations. */
public final class LiveKeys {

    private LiveKeys() {}

    @Config(
            kind = Kind.INTEGER,
            fallback = "100",
            min = 1,
            max = 10_000,
            text = "Maximum number of listeners to events of this node.")
    public static final String LISTENERS = "events.max-listeners";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5",
            min = 1,
            max = 1_000,
            text = "Maximum number of these for one account, or for all accounts of one subscriber.")
    public static final String OF_ONE = "events.max-listeners-of-account";

    @Config(
            kind = Kind.FLAG,
            fallback = "false",
            text =
                    "Whether webhooks may have addresses of this machine and of private networks, which the creator of a webhook may be unable to reach otherwise.")
    public static final String ALLOW_PRIVATE = "webhooks.allow-private";

    @Config(
            kind = Kind.FLAG,
            fallback = "false",
            text = "Whether webhooks may use HTTP without TLS, which can be read in transit.")
    public static final String ALLOW_PLAIN = "webhooks.allow-plain";

    @Config(
            kind = Kind.INTEGER,
            fallback = "24",
            min = 1,
            max = 720,
            unit = "hours",
            text = "Time for which the delivery of an event to a webhook is retried before it is given up.")
    public static final String GIVE_UP = "webhooks.give-up-hours";
}
