package org.tollbridge.node.config;

/** Keys of what is told of calls and changes while they happen. {@link Config} on each describes it. */
public final class LiveKeys {

    private LiveKeys() {}

    @Config(
            kind = Kind.INTEGER,
            fallback = "100",
            min = 1,
            max = 10_000,
            text = "Listeners that may listen to events of this node at one time.")
    public static final String LISTENERS = "events.max-listeners";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5",
            min = 1,
            max = 1_000,
            text = "Of these, those of one account, or of all accounts of one subscriber.")
    public static final String OF_ONE = "events.max-listeners-of-account";

    @Config(
            kind = Kind.FLAG,
            fallback = "false",
            text =
                    "Whether webhooks may be at addresses of this machine and of private networks, which whoever makes one may not reach otherwise.")
    public static final String ALLOW_PRIVATE = "webhooks.allow-private";

    @Config(
            kind = Kind.FLAG,
            fallback = "false",
            text = "Whether webhooks may be told over HTTP without TLS, which anybody on the way reads.")
    public static final String ALLOW_PLAIN = "webhooks.allow-plain";

    @Config(
            kind = Kind.INTEGER,
            fallback = "24",
            min = 1,
            max = 720,
            unit = "hours",
            text = "How long a webhook that does not take an event is tried again before the event is given up.")
    public static final String GIVE_UP = "webhooks.give-up-hours";
}
