package org.tollbridge.core.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Correction;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.call.TraceLine;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;

/** A call record as a JSON object: an absent value is an absent field, and a reader skips unknown fields. */
final class RecordJson {

    private RecordJson() {}

    static void write(JsonGenerator json, CallRecord record) throws IOException {
        json.writeStartObject();
        Field.CALL_ID.write(json, record.callId());
        Field.SWITCH.write(json, record.switchName());
        Field.SERVICE_KEY.write(json, record.serviceKey());
        Field.DIALLED.write(json, record.dialled());
        Field.CALLER.write(json, record.caller());
        Field.SERVICE_CLASS.write(json, record.serviceClass());
        Field.SUBSCRIBER.write(json, record.subscriber());
        Field.DESTINATION.write(json, record.destination());
        Field.ATTEMPTS.name(json);
        json.writeStartArray();
        for (String attempt : record.attempts()) {
            json.writeString(attempt);
        }
        json.writeEndArray();
        Field.OFFERED_AT.write(json, record.offeredAt());
        Field.ANSWERED_AT.write(json, record.answeredAt());
        Field.ENDED_AT.write(json, record.endedAt());
        Field.OUTCOME.write(json, record.outcome().name());
        Field.REASON.write(json, record.reason().name());
        Field.RELEASE_CAUSE.write(json, record.releaseCause());
        Field.CONNECTED_SECONDS.write(json, record.connectedSeconds());
        Field.PAYER.write(json, record.payer().name());
        Field.CHARGING_REPORT.write(json, record.chargingReport());
        if (record.charge().isPresent()) {
            Field.CHARGE.name(json);
            ChargeJson.write(json, record.charge().get());
        }
        if (record.part().isPresent()) {
            Field.PART.name(json);
            PartJson.write(json, record.part().get());
        }
        if (record.correction().isPresent()) {
            Field.CORRECTION.name(json);
            CorrectionJson.write(json, record.correction().get());
        }
        Field.STEPS.name(json);
        json.writeStartArray();
        for (TraceLine line : record.path()) {
            PathJson.write(json, line, record.offeredAt());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /**
     * Reads a record; the parser is at its opening brace and is left at its closing one.
     *
     * @throws JsonParseException when it is not a whole record
     */
    static CallRecord read(JsonParser json) throws IOException {
        Fields fields = new Fields();
        open(json);
        while (nextField(json)) {
            fields.take(json.currentName(), json.currentToken(), json);
        }
        return fields.record(json);
    }

    /** Checks that the parser is at the opening brace of an object. */
    static void open(JsonParser json) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_OBJECT);
    }

    /**
     * Advances to the value of the next field, whose name is the parser's current one; returns false at the closing
     * brace.
     */
    static boolean nextField(JsonParser json) throws IOException {
        if (json.nextToken() == JsonToken.END_OBJECT) {
            return false;
        }
        expect(json, json.currentToken(), JsonToken.FIELD_NAME);
        json.nextToken();
        return true;
    }

    static void expect(JsonParser json, JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new JsonParseException(json, "there is " + found + " where " + wanted + " should be");
        }
    }

    /** The fields of a record while it is read. */
    private static final class Fields {

        private Optional<String> callId = Optional.empty();
        private Optional<String> switchName = Optional.empty();
        private OptionalLong serviceKey = OptionalLong.empty();
        private Optional<String> dialled = Optional.empty();
        private Optional<String> caller = Optional.empty();
        private Optional<String> serviceClass = Optional.empty();
        private Optional<String> subscriber = Optional.empty();
        private final List<String> attempts = new ArrayList<>();
        private OptionalLong offeredAt = OptionalLong.empty();
        private OptionalLong answeredAt = OptionalLong.empty();
        private OptionalLong endedAt = OptionalLong.empty();
        private Optional<String> outcome = Optional.empty();
        private Optional<String> reason = Optional.empty();
        private OptionalInt releaseCause = OptionalInt.empty();
        private OptionalInt connectedSeconds = OptionalInt.empty();
        private Optional<String> payer = Optional.empty();
        private Optional<String> chargingReport = Optional.empty();
        private Optional<Charge> charge = Optional.empty();
        private final List<TraceLine> path = new ArrayList<>();
        private Optional<CallPart> part = Optional.empty();
        private Optional<Correction> correction = Optional.empty();

        void take(String field, JsonToken token, JsonParser json) throws IOException {
            switch (field) {
                case "callId" -> callId = text(token, json);
                case "switch" -> switchName = text(token, json);
                case "serviceKey" -> serviceKey = OptionalLong.of(json.getLongValue());
                case "dialled" -> dialled = text(token, json);
                case "caller" -> caller = text(token, json);
                case "serviceClass" -> serviceClass = text(token, json);
                case "subscriber" -> subscriber = text(token, json);
                case "attempts" -> readAttempts(token, json);
                case "offeredAt" -> offeredAt = OptionalLong.of(json.getLongValue());
                case "answeredAt" -> answeredAt = OptionalLong.of(json.getLongValue());
                case "endedAt" -> endedAt = OptionalLong.of(json.getLongValue());
                case "outcome" -> outcome = text(token, json);
                case "reason" -> reason = text(token, json);
                case "releaseCause" -> releaseCause = OptionalInt.of(json.getIntValue());
                case "connectedSeconds" -> connectedSeconds = OptionalInt.of(json.getIntValue());
                case "payer" -> payer = text(token, json);
                case "chargingReport" -> chargingReport = text(token, json);
                case "charge" -> charge = Optional.of(ChargeJson.read(json));
                case "part" -> part = Optional.of(PartJson.read(json));
                case "correction" -> correction = Optional.of(CorrectionJson.read(json));
                case "steps" -> readPath(token, json, origin(json));
                // Written by versions before 0.1, with times counted from the epoch.
                case "path" -> readPath(token, json, 0);
                default -> json.skipChildren();
            }
        }

        private long origin(JsonParser json) throws IOException {
            return offeredAt.orElseThrow(() -> new JsonParseException(json, "there are steps before offeredAt"));
        }

        private void readAttempts(JsonToken token, JsonParser json) throws IOException {
            expect(json, token, JsonToken.START_ARRAY);
            for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
                expect(json, next, JsonToken.VALUE_STRING);
                attempts.add(json.getText());
            }
        }

        private void readPath(JsonToken token, JsonParser json, long origin) throws IOException {
            expect(json, token, JsonToken.START_ARRAY);
            for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
                expect(json, next, JsonToken.START_ARRAY);
                path.add(PathJson.read(json, origin));
            }
        }

        CallRecord record(JsonParser json) throws IOException {
            try {
                return new CallRecord(
                        new CallRecord.Request(
                                callId.orElseThrow(),
                                switchName.orElseThrow(),
                                serviceKey.orElseThrow(),
                                dialled.orElseThrow(),
                                caller,
                                serviceClass,
                                subscriber,
                                offeredAt.orElseThrow()),
                        new CallRecord.Course(
                                attempts,
                                answeredAt,
                                endedAt.orElseThrow(),
                                Outcome.valueOf(outcome.orElseThrow()),
                                Reason.valueOf(reason.orElseThrow()),
                                releaseCause,
                                connectedSeconds),
                        new CallRecord.Billing(Payer.valueOf(payer.orElseThrow()), chargingReport, charge),
                        path,
                        part,
                        correction);
            } catch (NoSuchElementException | IllegalArgumentException e) {
                throw new JsonParseException(json, "a field of the record is missing or has no known value", e);
            }
        }

        private static Optional<String> text(JsonToken token, JsonParser json) throws IOException {
            expect(json, token, JsonToken.VALUE_STRING);
            return Optional.of(json.getText());
        }
    }
}
