package org.tollbridge.wire.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.Octets;

/** An explanation as one JSON object on one line. */
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    static String of(Explanation explanation) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            layers(out, explanation);
            failures(out, explanation.failures());
            if (explanation.reencoded().isPresent()) {
                reencoded(out, explanation.reencoded().get());
            }
            // A blank line gets an empty comment, so that its object is not empty.
            boolean blank = explanation.length() == 0 && explanation.failures().isEmpty();
            Optional<String> comment = explanation.comment().or(() -> blank ? Optional.of("") : Optional.empty());
            if (comment.isPresent()) {
                out.writeStringField("comment", comment.get());
            }
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Writes octets about which nothing else is known. */
    static void hex(JsonGenerator out, Octets octets) throws IOException {
        out.writeStartObject();
        out.writeStringField("hex", octets.toHex());
        out.writeEndObject();
    }

    private static void layers(JsonGenerator out, Explanation explanation) throws IOException {
        if (explanation.m3ua().isPresent()) {
            out.writeFieldName(Layer.M3UA.key());
            M3uaJson.write(
                    out,
                    explanation.m3ua().get(),
                    explanation.length(),
                    explanation.sccp().isEmpty());
        }
        if (explanation.sccp().isPresent()) {
            out.writeFieldName(Layer.SCCP.key());
            boolean shown =
                    explanation.tcap().isPresent() || explanation.management().isPresent();
            SccpJson.write(out, explanation.sccp().get(), explanation.management(), !shown);
        }
        if (explanation.tcap().isPresent()) {
            out.writeFieldName(Layer.TCAP.key());
            TcapJson.write(out, explanation.tcap().get(), explanation.components());
        }
        if (explanation.outermost() == Layer.INAP && !explanation.components().isEmpty()) {
            out.writeObjectFieldStart(Layer.INAP.key());
            TcapJson.components(out, explanation.components());
            out.writeEndObject();
        }
    }

    private static void failures(JsonGenerator out, List<Failure> failures) throws IOException {
        if (failures.isEmpty()) {
            return;
        }
        out.writeFieldName("error");
        failure(out, failures.getFirst());
        if (failures.size() > 1) {
            out.writeArrayFieldStart("furtherErrors");
            for (Failure failure : failures.subList(1, failures.size())) {
                failure(out, failure);
            }
            out.writeEndArray();
        }
    }

    private static void failure(JsonGenerator out, Failure failure) throws IOException {
        out.writeStartObject();
        out.writeStringField("layer", failure.layer());
        out.writeStringField("place", failure.place());
        out.writeNumberField("offset", failure.offset());
        out.writeStringField("reason", failure.reason());
        out.writeStringField("clause", failure.clause());
        out.writeEndObject();
    }

    private static void reencoded(JsonGenerator out, Reencoded reencoded) throws IOException {
        out.writeObjectFieldStart("reencoded");
        layer(out, Layer.M3UA, reencoded.m3ua());
        layer(out, Layer.SCCP, reencoded.sccp());
        layer(out, Layer.TCAP, reencoded.tcap());
        if (reencoded.inap().isPresent()) {
            out.writeArrayFieldStart(Layer.INAP.key());
            for (Octets parameter : reencoded.inap().get()) {
                hex(out, parameter);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static void layer(JsonGenerator out, Layer layer, Optional<Octets> octets) throws IOException {
        if (octets.isPresent()) {
            out.writeFieldName(layer.key());
            hex(out, octets.get());
        }
    }
}
