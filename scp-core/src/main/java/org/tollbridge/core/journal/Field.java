package org.tollbridge.core.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The field names of a journal, encoded once because a record has some fifty of them. An absent value is an absent
 * field.
 */
enum Field {
    CALL_ID("callId"),
    SWITCH("switch"),
    SERVICE_KEY("serviceKey"),
    DIALLED("dialled"),
    OFFERED_AT("offeredAt"),
    ANSWERED_AT("answeredAt"),
    ENDED_AT("endedAt"),
    OUTCOME("outcome"),
    REASON("reason"),
    PAYER("payer"),
    CALLER("caller"),
    SERVICE_CLASS("serviceClass"),
    SUBSCRIBER("subscriber"),
    DESTINATION("destination"),
    RELEASE_CAUSE("releaseCause"),
    CONNECTED_SECONDS("connectedSeconds"),
    CHARGING_REPORT("chargingReport"),
    ATTEMPTS("attempts"),
    STEPS("steps"),
    CHARGE("charge"),
    CURRENCY("currency"),
    TARIFF("tariff"),
    VERSIONS("versions"),
    ASKED("asked"),
    FOUND("found"),
    AREA("area"),
    MOMENT("moment"),
    ZONE("zone"),
    SLOT("slot"),
    BECAUSE("because"),
    TO("to"),
    PART("part"),
    NUMBER("number"),
    FROM("from"),
    SECONDS_BEFORE("secondsBefore"),
    BEFORE("before"),
    CORRECTION("correction"),
    OF("of"),
    SECONDS("seconds"),
    BY("by"),
    WHY("why"),
    ESTIMATE("estimate");

    /** Its only mutable state is the cached encoding of its text. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final SerializableString name;

    Field(String name) {
        this.name = new SerializedString(name);
    }

    /** Writes a field name, to be followed by its value. */
    void name(JsonGenerator json) throws IOException {
        json.writeFieldName(name);
    }

    void write(JsonGenerator json, String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    void write(JsonGenerator json, long value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }

    void write(JsonGenerator json, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            write(json, value.get());
        }
    }

    void write(JsonGenerator json, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            write(json, value.getAsInt());
        }
    }

    void write(JsonGenerator json, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            write(json, value.getAsLong());
        }
    }
}
