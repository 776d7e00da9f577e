package org.tollbridge.wire.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.ObjectIdentifier;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** The TCAP layer as JSON, with the INAP parameters inside its components. */
final class TcapJson {
    private TcapJson() {}

    static void write(JsonGenerator out, TcapMessage message, List<ExplainedComponent> components) throws IOException {
        out.writeStartObject();
        switch (message) {
            case TcapMessage.Unidirectional m -> out.writeStringField("type", "unidirectional");
            case TcapMessage.Begin m -> {
                out.writeStringField("type", "begin");
                id(out, "originatingTransactionID", m.originating());
            }
            case TcapMessage.Continue m -> {
                out.writeStringField("type", "continue");
                id(out, "originatingTransactionID", m.originating());
                id(out, "destinationTransactionID", m.destination());
            }
            case TcapMessage.End m -> {
                out.writeStringField("type", "end");
                id(out, "destinationTransactionID", m.destination());
            }
            case TcapMessage.Abort m -> {
                out.writeStringField("type", "abort");
                id(out, "destinationTransactionID", m.destination());
                if (m.cause().isPresent()) {
                    PAbortCause cause = m.cause().get();
                    code(out, "pAbortCause", cause.code(), cause.asnName());
                }
            }
        }
        if (message.dialogue().isPresent()) {
            out.writeFieldName("dialogue");
            dialogue(out, message.dialogue().get());
        }
        components(out, components);
        out.writeEndObject();
    }

    static void components(JsonGenerator out, List<ExplainedComponent> components) throws IOException {
        out.writeArrayFieldStart("components");
        for (ExplainedComponent component : components) {
            write(out, component);
        }
        out.writeEndArray();
    }

    private static void id(JsonGenerator out, String key, TransactionId id) throws IOException {
        out.writeFieldName(key);
        JsonText.hex(out, id.octets());
    }

    private static void code(JsonGenerator out, String key, int code, String name) throws IOException {
        out.writeObjectFieldStart(key);
        out.writeNumberField("code", code);
        out.writeStringField("name", name);
        out.writeEndObject();
    }

    private static void dialogue(JsonGenerator out, DialoguePortion dialogue) throws IOException {
        out.writeStartObject();
        switch (dialogue) {
            case DialoguePortion.Request d ->
                request(out, "AARQ", d.protocolVersion(), d.applicationContext(), d.userInformation());
            case DialoguePortion.Unidirectional d ->
                request(out, "AUDT", d.protocolVersion(), d.applicationContext(), d.userInformation());
            case DialoguePortion.Response d -> {
                out.writeStringField("type", "AARE");
                version(out, d.protocolVersion());
                context(out, d.applicationContext());
                code(out, "result", d.result(), d.isAccepted() ? "accepted" : "reject-permanent");
                out.writeObjectFieldStart("resultSourceDiagnostic");
                out.writeStringField(
                        "source", d.diagnostic().byProvider() ? "dialogue-service-provider" : "dialogue-service-user");
                out.writeNumberField("code", d.diagnostic().code());
                out.writeStringField("name", d.diagnostic().asnName());
                out.writeEndObject();
                information(out, d.userInformation());
            }
            case DialoguePortion.Abort d -> {
                out.writeStringField("type", "ABRT");
                code(out, "abortSource", d.source(), TcapWords.abortSource(d.source()));
                information(out, d.userInformation());
            }
            case DialoguePortion.Foreign d -> {
                out.writeStringField("type", "foreign");
                out.writeStringField("hex", d.external().toHex());
            }
            case DialoguePortion.Malformed d -> {
                out.writeStringField("type", "malformed");
                out.writeStringField("hex", d.contents().toHex());
            }
        }
        out.writeEndObject();
    }

    private static void request(
            JsonGenerator out,
            String type,
            Optional<Octets> version,
            ObjectIdentifier context,
            Optional<Octets> information)
            throws IOException {
        out.writeStringField("type", type);
        version(out, version);
        context(out, context);
        information(out, information);
    }

    private static void version(JsonGenerator out, Optional<Octets> version) throws IOException {
        if (version.isPresent()) {
            out.writeFieldName("protocolVersion");
            JsonText.hex(out, version.get());
        }
    }

    private static void context(JsonGenerator out, ObjectIdentifier context) throws IOException {
        out.writeStringField("applicationContextName", context.toString());
        Optional<ApplicationContext> known = ApplicationContext.of(context);
        if (known.isPresent()) {
            out.writeStringField("applicationContext", known.get().asn1Name());
        }
    }

    private static void information(JsonGenerator out, Optional<Octets> information) throws IOException {
        if (information.isPresent()) {
            out.writeFieldName("userInformation");
            JsonText.hex(out, information.get());
        }
    }

    private static void write(JsonGenerator out, ExplainedComponent explained) throws IOException {
        out.writeStartObject();
        switch (explained.component()) {
            case Component.Invoke c -> {
                out.writeStringField("type", "invoke");
                out.writeNumberField("invokeID", c.invokeId());
                if (c.linkedId().isPresent()) {
                    out.writeNumberField("linkedID", c.linkedId().getAsInt());
                }
                operation(out, c.operation());
                parameter(out, "argument", explained, c.parameter());
            }
            case Component.ReturnResult c -> {
                out.writeStringField("type", c.last() ? "returnResultLast" : "returnResultNotLast");
                out.writeNumberField("invokeID", c.invokeId());
                if (c.result().isPresent()) {
                    operation(out, c.result().get().operation());
                    parameter(out, "result", explained, c.result().get().parameter());
                }
            }
            case Component.ReturnError c -> {
                out.writeStringField("type", "returnError");
                out.writeNumberField("invokeID", c.invokeId());
                code(out, "errorCode", c.error());
                if (c.error() instanceof Code.Local local) {
                    out.writeStringField(
                            "errorName",
                            InapError.of(local.value()).map(InapError::asn1Name).orElse("unknown"));
                }
                parameter(out, "parameter", explained, c.parameter());
            }
            case Component.Reject c -> {
                out.writeStringField("type", "reject");
                invokeId(out, c.invokeId());
                out.writeObjectFieldStart("problem");
                out.writeStringField("kind", c.problem().kind().asnName());
                out.writeNumberField("code", c.problem().code());
                out.writeStringField("name", c.problem().asnName());
                out.writeEndObject();
            }
            case Component.Malformed c -> {
                out.writeStringField("type", "malformed");
                invokeId(out, c.invokeId());
                out.writeStringField("hex", c.element().toHex());
            }
        }
        out.writeEndObject();
    }

    private static void invokeId(JsonGenerator out, OptionalInt id) throws IOException {
        if (id.isPresent()) {
            out.writeNumberField("invokeID", id.getAsInt());
        } else {
            out.writeNullField("invokeID");
        }
    }

    private static void operation(JsonGenerator out, Code code) throws IOException {
        code(out, "operationCode", code);
        if (code instanceof Code.Local local) {
            out.writeStringField(
                    "operation",
                    Operation.of(local.value()).map(Operation::asn1Name).orElse("unknown"));
        }
    }

    private static void code(JsonGenerator out, String key, Code code) throws IOException {
        switch (code) {
            case Code.Local local -> out.writeNumberField(key, local.value());
            case Code.Global global -> out.writeStringField(key, global.value().toString());
        }
    }

    private static void parameter(JsonGenerator out, String key, ExplainedComponent explained, Optional<Octets> octets)
            throws IOException {
        if (explained.parameter().isPresent()) {
            out.writeFieldName(key);
            explained.parameter().get().json(out);
        } else if (octets.isPresent()) {
            out.writeFieldName(key);
            JsonText.hex(out, octets.get());
        }
    }
}
