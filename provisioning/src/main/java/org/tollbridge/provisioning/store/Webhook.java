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
 * Somebody who is told by HTTP of what happens.
 *
 * @param subscriber of whose calls and records alone; empty for those of everybody
 * @param events names of the kinds of events; empty for all
 * @param stand how it goes with it
 */
public record Webhook(
        String id, String subscriber, String url, List<String> events, Instant madeAt, String madeBy, Stand stand) {

    /**
     * How it goes.
     *
     * @param delivered events that were taken
     * @param waiting events that are still to be told
     * @param givenUp events that were not taken for so long that they were given up
     * @param dropped events for which there was no room
     * @param failures attempts that have failed since the last that did not
     * @param fault what the last attempt came to; empty when it was good
     * @param nextTry when it is tried again
     */
    public record Stand(
            long delivered,
            long waiting,
            long givenUp,
            long dropped,
            int failures,
            String fault,
            Optional<Instant> nextTry) {

        /** Of one that is new. */
        static final Stand NEW = new Stand(0, 0, 0, 0, 0, "", Optional.empty());
    }

    /** The fields as the audit trail has them. */
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

    /** The fields as requests have them. */
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

    /** Whether it is to be told of a kind of event that is of some subscribers, or of nobody in particular. */
    public boolean wants(String kind, boolean everybodys, Set<String> owners) {
        return (events.isEmpty() || events.contains(kind))
                && (everybodys || subscriber.isEmpty() || owners.contains(subscriber));
    }
}
