package org.tollbridge.node.why;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Correction;
import org.tollbridge.service.call.TraceLine;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Yuan;
import org.tollbridge.service.plan.Visit;
import org.tollbridge.wire.isup.Q850;

/**
 * Describes a call's record.
 *
 * @param zone time zone of the times shown
 */
record Explanation(ZoneId zone) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** The whole call as text, several lines. */
    String words(CallRecord record) {
        StringBuilder text = new StringBuilder();
        line(text, "call", record.callId());
        line(text, "when", time(DAY, record.offeredAt()));
        line(text, "who", record.caller().orElse("a caller without a number") + " called " + record.dialled());
        line(
                text,
                "whose",
                record.serviceClass().map(name -> "service " + name).orElse("no service")
                        + record.subscriber()
                                .map(owner -> ", subscriber " + owner)
                                .orElse(""));
        line(text, "through", "switch " + record.switchName() + ", service key " + record.serviceKey());
        text.append('\n');
        for (TraceLine step : record.path()) {
            text.append(time(CLOCK, step.at()))
                    .append("  ")
                    .append(StepWords.of(step))
                    .append('\n');
        }
        if (!record.path().isEmpty()) {
            text.append('\n');
        }
        line(text, "outcome", OutcomeWords.outcome(record));
        line(text, "reason", record.reason() + ": " + OutcomeWords.reason(record.reason()));
        record.releaseCause().ifPresent(cause -> line(text, "cause", OutcomeWords.cause(cause)));
        line(text, "pays", OutcomeWords.payer(record));
        OutcomeWords.price(record).ifPresent(price -> line(text, "price", price));
        line(text, "took", took(record));
        return text.toString();
    }

    /** A correction record, in one line. */
    String correction(CallRecord record) {
        Correction correction = record.correction().orElseThrow();
        return "corrected %s by %s: %s, seconds %+d, because %s"
                .formatted(
                        time(SHORT, record.endedAt()),
                        correction.by(),
                        record.charge()
                                .map(charge -> "caller " + Yuan.text(charge.caller()) + ", subscriber "
                                        + Yuan.text(charge.subscriber()) + " " + charge.currency())
                                .orElse("no amounts"),
                        correction.seconds(),
                        correction.why());
    }

    /** The call as one line of a list. */
    String brief(CallRecord record) {
        return "%s  %-12s  from %-14s  %s  [%s]"
                .formatted(
                        time(SHORT, record.offeredAt()),
                        record.dialled(),
                        record.caller().orElse("-"),
                        OutcomeWords.brief(record),
                        record.callId());
    }

    /** The call as data; times are in ISO 8601 with the zone's offset. */
    ObjectNode json(CallRecord record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("callId", record.callId());
        json.put("switch", record.switchName()).put("serviceKey", record.serviceKey());
        json.put("dialled", record.dialled());
        put(json, "caller", record.caller());
        put(json, "serviceClass", record.serviceClass());
        put(json, "subscriber", record.subscriber());
        put(json, "destination", record.destination());
        ArrayNode attempts = json.putArray("attempts");
        record.attempts().forEach(attempts::add);
        json.put("offeredAt", iso(record.offeredAt()));
        record.answeredAt().ifPresent(at -> json.put("answeredAt", iso(at)));
        json.put("endedAt", iso(record.endedAt()));
        json.put("waitMillis", record.answeredAt().orElse(record.endedAt()) - record.offeredAt());
        json.put("talkMillis", record.durationMillis());
        record.connectedSeconds().ifPresent(seconds -> json.put("connectedSeconds", seconds));
        json.put("outcome", record.outcome().name()).put("outcomeWords", OutcomeWords.outcome(record));
        json.put("reason", record.reason().name()).put("reasonWords", OutcomeWords.reason(record.reason()));
        record.releaseCause().ifPresent(cause -> json.put("releaseCause", cause).put("causeWords", Q850.text(cause)));
        json.put("payer", record.payer().name()).put("payerWords", OutcomeWords.payer(record));
        put(json, "chargingReport", record.chargingReport());
        record.wholeCharge().ifPresent(charge -> put(json.putObject("charge"), charge));
        record.part().ifPresent(part -> json.put("parts", part.number()));
        ArrayNode path = json.putArray("path");
        record.path().forEach(step -> path.add(json(step)));
        return json;
    }

    private ObjectNode json(TraceLine step) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", iso(step.at()));
        if (step.visit().isPresent()) {
            Visit visit = step.visit().get();
            json.put("node", visit.node()).put("asked", visit.asked());
            switch (visit.found()) {
                case Visit.Finding.Words words -> json.put("found", words.text());
                case Visit.Finding.Caller caller ->
                    json.put("caller", caller.number()).put("area", caller.area());
                case Visit.Finding.Moment moment ->
                    json.put(
                                    "moment",
                                    Instant.ofEpochMilli(moment.at())
                                            .atZone(moment.zone())
                                            .toOffsetDateTime()
                                            .toString())
                            .put("zone", moment.zone().getId());
                case Visit.Finding.Slot slot -> json.put("slot", slot.slot());
            }
            put(json, "because", Optional.of(visit.because()).filter(text -> !text.isEmpty()));
            put(json, "to", Optional.of(visit.to()).filter(text -> !text.isEmpty()));
        } else {
            json.put("what", step.what());
            put(json, "detail", Optional.of(step.detail()).filter(text -> !text.isEmpty()));
        }
        return json.put("words", StepWords.of(step));
    }

    private static String took(CallRecord record) {
        if (record.answeredAt().isEmpty()) {
            return OutcomeWords.seconds(record.endedAt() - record.offeredAt()) + " from call attempt to end";
        }
        return OutcomeWords.seconds(record.answeredAt().getAsLong() - record.offeredAt()) + " to the answer, then "
                + OutcomeWords.seconds(record.durationMillis()) + " of talk"
                + (record.connectedSeconds().isPresent()
                        ? " (the switch measured " + record.connectedSeconds().getAsInt() + " s)"
                        : "");
    }

    private static void put(ObjectNode json, Charge charge) {
        json.put("caller", Yuan.text(charge.caller())).put("subscriber", Yuan.text(charge.subscriber()));
        json.put("currency", charge.currency()).put("tariff", charge.tariff());
        charge.versions().forEach(json.putArray("versions")::add);
    }

    private static void line(StringBuilder text, String title, String words) {
        text.append("%-9s%s%n".formatted(title, words));
    }

    private static void put(ObjectNode json, String field, Optional<String> value) {
        value.ifPresent(text -> json.put(field, text));
    }

    private String time(DateTimeFormatter format, long at) {
        return format.format(Instant.ofEpochMilli(at).atZone(zone));
    }

    private String iso(long at) {
        return Instant.ofEpochMilli(at).atZone(zone).toOffsetDateTime().toString();
    }
}
