package org.tollbridge.provisioning.live;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.store.ChangedRecord;

/**
 * An event that has just happened.
 *
 * @param id identifier, unique across all nodes
 * @param owners the subscribers concerned; events without one are visible only to the operator's staff
 * @param call the call concerned, if any
 * @param record the changed record, if any
 */
public record LiveEvent(
        String id, Kind kind, Instant at, Set<String> owners, Optional<LiveCall> call, Optional<ChangedRecord> record) {

    /** Kind of event. */
    public enum Kind {
        CALL_OFFERED("a switch has offered a call; with its first destination if the plan has already chosen one"),
        CALL_SENT("the call was sent to another destination, or to its first one after an announcement or a menu"),
        CALL_ANSWERED("the call was answered"),
        CALL_ENDED("the call has ended or was refused; no further events of it follow"),
        CHANGE("a number, subscriber, range or application was changed"),
        MANY_CHANGES("too many changes at once; not all of them are reported"),
        GAP("an event that is no longer available");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The name in requests. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Description of the event. */
        public String text() {
            return text;
        }

        /** All names. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }

        /** The kind with this name. */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }

        /** Whether everyone receives it, regardless of owner. Such an event says only that there is more to read. */
        boolean forEverybody() {
            return this == MANY_CHANGES || this == GAP;
        }
    }

    /** The last message to a disconnected listener, with the reason. */
    public static final String END = "end";

    /** The fields sent to listeners. */
    public static final Form<LiveEvent> FORM = Form.shown(
            "event",
            "An event that has just happened to a call or a record.",
            List.of(
                    Field.word(
                            "event",
                            Stream.concat(Kind.words().stream(), Stream.of(END)).toList(),
                            Need.SHOWN,
                            "kind of event; no event follows end, which has a reason",
                            event -> event.kind().word()),
                    Field.moment("at", Need.SHOWN, "when", event -> Optional.of(event.at())),
                    call("call", "identifier of the call, the same in all its events", LiveCall::call),
                    call("number", "dialled service number", LiveCall::number),
                    call("subscriber", "subscriber that has the number", LiveCall::subscriber),
                    call("class", "service class of the number", LiveCall::serviceClass),
                    call("caller", "calling number; digits may be hidden as x", LiveCall::caller),
                    call("area", "area code of the caller's location, or unknown", LiveCall::area),
                    call("destination", "last destination", LiveCall::destination),
                    count("attempts", "number of destinations tried", LiveCall::attempts),
                    Field.moment(
                            "offered_at",
                            Need.SHOWN,
                            "time at which the switch offered the call",
                            event -> event.call().map(LiveCall::offeredAt)),
                    Field.moment(
                            "answered_at",
                            Need.SHOWN,
                            "time of answer",
                            event -> event.call().flatMap(LiveCall::answeredAt)),
                    call("outcome", "outcome of an ended call", LiveCall::outcome),
                    call("reason", "reason for the outcome", LiveCall::reason),
                    count("seconds", "charged duration of an ended call", call ->
                            (int) Math.min(Integer.MAX_VALUE, call.seconds())),
                    Field.whole(
                            "change",
                            1,
                            Integer.MAX_VALUE,
                            Need.SHOWN,
                            "number of the change in the audit trail",
                            event -> event.record().isPresent()
                                    ? OptionalInt.of((int) Math.min(
                                            Integer.MAX_VALUE,
                                            event.record().get().change()))
                                    : OptionalInt.empty()),
                    record("resource", "kind of record that was changed", ChangedRecord::resource),
                    record("item", "key of the record", ChangedRecord::item),
                    record("step", "step taken", ChangedRecord::step)));

    public LiveEvent {
        owners = Set.copyOf(owners);
    }

    private static Field<LiveEvent> call(String name, String text, Function<LiveCall, String> value) {
        return Field.text(
                name, 64, Need.SHOWN, text, event -> event.call().map(value).orElse(""));
    }

    private static Field<LiveEvent> count(String name, String text, Function<LiveCall, Integer> value) {
        return Field.whole(
                name,
                0,
                Integer.MAX_VALUE,
                Need.SHOWN,
                text,
                event -> event.call().isPresent()
                        ? OptionalInt.of(value.apply(event.call().get()))
                        : OptionalInt.empty());
    }

    private static Field<LiveEvent> record(String name, String text, Function<ChangedRecord, String> value) {
        return Field.text(
                name, 64, Need.SHOWN, text, event -> event.record().map(value).orElse(""));
    }

    /** Whether it may be sent to a listener that sees one subscriber's data, or everything. */
    public boolean isFor(Optional<String> owner) {
        return kind.forEverybody() || owner.isEmpty() || owners.contains(owner.get());
    }
}
