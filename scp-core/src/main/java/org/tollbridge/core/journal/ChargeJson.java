package org.tollbridge.core.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.service.charging.Charge;

/** A call's price as a JSON object; amounts are whole ten-thousandths. */
final class ChargeJson {

    private ChargeJson() {}

    static void write(JsonGenerator json, Charge charge) throws IOException {
        json.writeStartObject();
        Field.CALLER.write(json, charge.caller());
        Field.SUBSCRIBER.write(json, charge.subscriber());
        Field.CURRENCY.write(json, charge.currency());
        Field.TARIFF.write(json, charge.tariff());
        Field.VERSIONS.name(json);
        json.writeStartArray();
        for (String version : charge.versions()) {
            json.writeString(version);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Reads a price; the parser is at its opening brace and is left at its closing one. */
    static Charge read(JsonParser json) throws IOException {
        OptionalLong caller = OptionalLong.empty();
        OptionalLong subscriber = OptionalLong.empty();
        Optional<String> currency = Optional.empty();
        Optional<String> tariff = Optional.empty();
        List<String> versions = new ArrayList<>();
        RecordJson.open(json);
        while (RecordJson.nextField(json)) {
            switch (json.currentName()) {
                case "caller" -> caller = OptionalLong.of(json.getLongValue());
                case "subscriber" -> subscriber = OptionalLong.of(json.getLongValue());
                case "currency" -> currency = Optional.of(json.getText());
                case "tariff" -> tariff = Optional.of(json.getText());
                case "versions" -> readVersions(json, versions);
                default -> json.skipChildren();
            }
        }
        if (caller.isEmpty() || subscriber.isEmpty() || currency.isEmpty() || tariff.isEmpty()) {
            throw new JsonParseException(json, "a field of the charge is missing");
        }
        return new Charge(caller.getAsLong(), subscriber.getAsLong(), currency.get(), tariff.get(), versions);
    }

    private static void readVersions(JsonParser json, List<String> versions) throws IOException {
        RecordJson.expect(json, json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            RecordJson.expect(json, json.currentToken(), JsonToken.VALUE_STRING);
            versions.add(json.getText());
        }
    }
}
