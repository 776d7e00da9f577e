package org.tollbridge.wire.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.m3ua.PointCodeRange;

/** The M3UA layer as JSON. */
final class M3uaJson {
    private M3uaJson() {}

    /**
     * @param withData whether to show the user data as octets, because no deeper layer shows it
     */
    static void write(JsonGenerator out, M3uaMessage message, int length, boolean withData) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", message.type().title());
        out.writeNumberField("messageClass", message.type().messageClass());
        out.writeNumberField("messageType", message.type().code());
        out.writeNumberField("length", length);
        parameters(out, message.parameters(), withData);
        out.writeEndObject();
    }

    private static void parameters(JsonGenerator out, List<Parameter> parameters, boolean withData) throws IOException {
        List<Parameter.Known> known = parameters.stream()
                .filter(Parameter.Known.class::isInstance)
                .map(Parameter.Known.class::cast)
                .toList();
        for (Parameter.Known parameter : known) {
            out.writeFieldName(key(parameter.kind().title()));
            value(out, parameter, withData);
        }
        if (known.size() < parameters.size()) {
            out.writeArrayFieldStart("unknown");
            for (Parameter parameter : parameters) {
                if (parameter instanceof Parameter.Unknown unknown) {
                    out.writeStartObject();
                    out.writeNumberField("tag", unknown.tag());
                    out.writeStringField("hex", unknown.value().toHex());
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
        }
    }

    /** The parameter name in RFC 4666 as a key: {@code Routing Context} becomes {@code routingContext}. */
    static String key(String title) {
        StringBuilder key = new StringBuilder(title.length());
        boolean first = true;
        for (String word : title.split("[ /]", -1)) {
            key.append(first ? Character.toLowerCase(word.charAt(0)) : word.charAt(0));
            key.append(first && word.equals("INFO") ? "nfo" : word.substring(1));
            first = false;
        }
        return key.toString();
    }

    private static void value(JsonGenerator out, Parameter.Known parameter, boolean withData) throws IOException {
        switch (parameter) {
            case Parameter.InfoString p -> out.writeString(p.text());
            case Parameter.RoutingContext p -> numbers(out, p.values());
            case Parameter.DiagnosticInformation p -> JsonText.hex(out, p.octets());
            case Parameter.HeartbeatData p -> JsonText.hex(out, p.octets());
            case Parameter.TrafficModeType p -> code(out, p.value(), Names.trafficMode(p.value()));
            case Parameter.ErrorCode p ->
                code(
                        out,
                        p.value(),
                        M3uaError.ofCode(p.value()).map(M3uaError::title).orElse("unknown"));
            case Parameter.Status p -> {
                out.writeStartObject();
                out.writeNumberField("type", p.type());
                out.writeNumberField("information", p.information());
                out.writeStringField("name", p.title());
                out.writeEndObject();
            }
            case Parameter.AspIdentifier p -> out.writeNumber(p.value());
            case Parameter.AffectedPointCode p -> ranges(out, p.ranges());
            case Parameter.CorrelationId p -> out.writeNumber(p.value());
            case Parameter.NetworkAppearance p -> out.writeNumber(p.value());
            case Parameter.UserCause p -> {
                out.writeStartObject();
                out.writeNumberField("cause", p.cause());
                out.writeNumberField("user", p.user());
                out.writeEndObject();
            }
            case Parameter.CongestionIndications p -> out.writeNumber(p.level());
            case Parameter.ConcernedDestination p -> out.writeNumber(p.pointCode());
            case Parameter.Composite p -> {
                out.writeStartObject();
                parameters(out, p.parameters(), true);
                out.writeEndObject();
            }
            case Parameter.LocalRoutingKeyIdentifier p -> out.writeNumber(p.value());
            case Parameter.DestinationPointCode p -> ranges(out, List.of(p.range()));
            case Parameter.ServiceIndicators p -> JsonText.hex(out, p.octets());
            case Parameter.OriginatingPointCodeList p -> ranges(out, p.ranges());
            case Parameter.ProtocolData p -> protocolData(out, p, withData);
            case Parameter.RegistrationStatus p -> out.writeNumber(p.value());
            case Parameter.DeregistrationStatus p -> out.writeNumber(p.value());
        }
    }

    private static void protocolData(JsonGenerator out, Parameter.ProtocolData data, boolean withData)
            throws IOException {
        out.writeStartObject();
        out.writeNumberField("opc", Integer.toUnsignedLong(data.opc()));
        out.writeNumberField("dpc", Integer.toUnsignedLong(data.dpc()));
        out.writeNumberField("si", data.si());
        out.writeNumberField("ni", data.ni());
        out.writeNumberField("mp", data.mp());
        out.writeNumberField("sls", data.sls());
        out.writeNumberField("length", data.data().length());
        if (withData) {
            out.writeStringField("hex", data.data().toHex());
        }
        out.writeEndObject();
    }

    private static void code(JsonGenerator out, long code, String name) throws IOException {
        out.writeStartObject();
        out.writeNumberField("code", code);
        out.writeStringField("name", name);
        out.writeEndObject();
    }

    private static void numbers(JsonGenerator out, List<Long> values) throws IOException {
        out.writeStartArray();
        for (long value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }

    private static void ranges(JsonGenerator out, List<PointCodeRange> ranges) throws IOException {
        out.writeStartArray();
        for (PointCodeRange range : ranges) {
            out.writeStartObject();
            out.writeNumberField("pointCode", range.pointCode());
            out.writeNumberField("mask", range.mask());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
