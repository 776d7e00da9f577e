package org.tollbridge.core.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.call.Correction;

/** The correction in a record, as a JSON object. */
final class CorrectionJson {

    private CorrectionJson() {}

    static void write(JsonGenerator json, Correction correction) throws IOException {
        json.writeStartObject();
        Field.OF.write(json, correction.of());
        Field.NUMBER.write(json, correction.number());
        Field.SECONDS.write(json, correction.seconds());
        Field.ENDED_AT.write(json, correction.endedAt());
        Field.BY.write(json, correction.by());
        Field.WHY.write(json, correction.why());
        if (correction.estimate() != 0) {
            Field.ESTIMATE.write(json, correction.estimate());
        }
        json.writeEndObject();
    }

    /** Reads what {@link #write} wrote; the parser is at its opening brace and is left at its closing one. */
    static Correction read(JsonParser json) throws IOException {
        Optional<String> of = Optional.empty();
        OptionalInt number = OptionalInt.empty();
        OptionalLong seconds = OptionalLong.empty();
        OptionalLong endedAt = OptionalLong.empty();
        String by = "";
        String why = "";
        long estimate = 0;
        RecordJson.open(json);
        while (RecordJson.nextField(json)) {
            switch (json.currentName()) {
                case "of" -> of = Optional.of(json.getText());
                case "number" -> number = OptionalInt.of(json.getIntValue());
                case "seconds" -> seconds = OptionalLong.of(json.getLongValue());
                case "endedAt" -> endedAt = OptionalLong.of(json.getLongValue());
                case "by" -> by = json.getText();
                case "why" -> why = json.getText();
                case "estimate" -> estimate = json.getLongValue();
                default -> json.skipChildren();
            }
        }
        if (of.isEmpty() || number.isEmpty() || seconds.isEmpty() || endedAt.isEmpty()) {
            throw new JsonParseException(json, "a field of the correction is missing");
        }
        return new Correction(of.get(), number.getAsInt(), seconds.getAsLong(), endedAt.getAsLong(), by, why, estimate);
    }
}
