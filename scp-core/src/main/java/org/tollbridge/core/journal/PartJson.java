package org.tollbridge.core.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.charging.Charge;

/** The part of a call that a record covers, as a JSON object. */
final class PartJson {

    private PartJson() {}

    static void write(JsonGenerator json, CallPart part) throws IOException {
        json.writeStartObject();
        Field.NUMBER.write(json, part.number());
        Field.FROM.write(json, part.from());
        Field.SECONDS_BEFORE.write(json, part.secondsBefore());
        if (part.before().isPresent()) {
            Field.BEFORE.name(json);
            ChargeJson.write(json, part.before().get());
        }
        json.writeEndObject();
    }

    /** Reads a part; the parser is at its opening brace and is left at its closing one. */
    static CallPart read(JsonParser json) throws IOException {
        OptionalInt number = OptionalInt.empty();
        OptionalLong from = OptionalLong.empty();
        OptionalLong secondsBefore = OptionalLong.empty();
        Optional<Charge> before = Optional.empty();
        RecordJson.open(json);
        while (RecordJson.nextField(json)) {
            switch (json.currentName()) {
                case "number" -> number = OptionalInt.of(json.getIntValue());
                case "from" -> from = OptionalLong.of(json.getLongValue());
                case "secondsBefore" -> secondsBefore = OptionalLong.of(json.getLongValue());
                case "before" -> before = Optional.of(ChargeJson.read(json));
                default -> json.skipChildren();
            }
        }
        if (number.isEmpty() || from.isEmpty() || secondsBefore.isEmpty()) {
            throw new JsonParseException(json, "a field of the part is missing");
        }
        return new CallPart(number.getAsInt(), from.getAsLong(), secondsBefore.getAsLong(), before);
    }
}
