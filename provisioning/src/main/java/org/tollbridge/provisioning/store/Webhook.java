package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;

/**
 * A subscription to events over HTTP.
 *
 * @param subscriber only events about this subscriber's calls and records; empty for all
 * @param events names of the kinds of events; empty for all
 * @param stand delivery status
 */
public record Webhook(
        String id, String subscriber, String url, List<String> events, Instant madeAt, String madeBy, Stand stand) {

    /**
     * Delivery status.
     *
     * @param delivered events accepted by the receiver
     * @param waiting events not yet delivered
     * @param givenUp events abandoned after failing for too long
     * @param dropped events dropped because the queue was full
     * @param failures failed attempts since the last success
     * @param fault result of the last attempt; empty when it succeeded
     * @param nextTry time of the next attempt
     */
    public record Stand(
            long delivered,
            long waiting,
            long givenUp,
            long dropped,
            int failures,
            String fault,
            Optional<Instant> nextTry) {

        /** The status of a new webhook. */
        static final Stand NEW = new Stand(0, 0, 0, 0, 0, "", Optional.empty());
    }

    /** The fields in the audit trail. */
    static final Form<Webhook> AUDITED = new Form<>(
            "webhook",
            "A URL to which events are posted.",
            List.of(
                    Field.text("id", 32, Need.SHOWN, "identifier of the webhook", Webhook::id),
                    Field.text("url", 500, Need.REQUIRED, "URL to POST to", Webhook::url),
                    Field.texts(
                            "events",
                            new FieldType.Text(40),
                            20,
                            Need.OPTIONAL,
                            "only these kinds of events; by default all",
                            Webhook::events),
                    Field.text(
                            "subscriber",
                            64,
                            Need.OPTIONAL,
                            "only events of this subscriber's calls and records",
                            Webhook::subscriber),
                    Field.moment("made_at", Need.SHOWN, "time of creation", hook -> Optional.of(hook.madeAt())),
                    Field.text("made_by", 64, Need.SHOWN, "author of the webhook", Webhook::madeBy)),
            given -> new Webhook(
                    "",
                    given.text("subscriber"),
                    given.text("url"),
                    given.texts("events"),
                    Instant.EPOCH,
                    "",
                    Stand.NEW));

    /** The fields in requests. */
    public static final Form<Webhook> FORM = new Form<>(
            AUDITED.name(),
            AUDITED.text(),
            Stream.concat(AUDITED.fields().stream(), standing().stream()).toList(),
            AUDITED.maker());

    public Webhook {
        events = List.copyOf(events);
    }

    private static List<Field<Webhook>> standing() {
        return List.of(
                count("delivered", "events delivered", Stand::delivered),
                count("waiting", "events still to be delivered", Stand::waiting),
                count("given_up", "events not accepted in time", Stand::givenUp),
                count("dropped", "events dropped because too many were waiting", Stand::dropped),
                count("failures", "consecutive failed attempts", stand -> (long) stand.failures()),
                Field.text(
                        "fault",
                        300,
                        Need.SHOWN,
                        "result of the last attempt",
                        hook -> hook.stand().fault()),
                Field.moment(
                        "next_try",
                        Need.SHOWN,
                        "time of the next attempt",
                        hook -> hook.stand().nextTry()));
    }

    private static Field<Webhook> count(String name, String text, Function<Stand, Long> value) {
        return Field.whole(
                name,
                0,
                Integer.MAX_VALUE,
                Need.SHOWN,
                text,
                hook -> OptionalInt.of((int) Math.min(Integer.MAX_VALUE, value.apply(hook.stand()))));
    }

    /** Whether it wants an event of a kind that concerns some subscribers, or none in particular. */
    public boolean wants(String kind, boolean everybodys, Set<String> owners) {
        return (events.isEmpty() || events.contains(kind))
                && (everybodys || subscriber.isEmpty() || owners.contains(subscriber));
    }
}
