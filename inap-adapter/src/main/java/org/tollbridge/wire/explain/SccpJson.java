package org.tollbridge.wire.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.tollbridge.wire.sccp.GlobalTitle;
import org.tollbridge.wire.sccp.ManagementMessage;
import org.tollbridge.wire.sccp.OptionalParameter;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.RoutingIndicator;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.sccp.Segmentation;

/** The SCCP layer as JSON. */
final class SccpJson {
    private SccpJson() {}

    /**
     * @param withData whether to show the user data as octets, because no deeper layer shows it
     */
    static void write(JsonGenerator out, SccpMessage message, Optional<ManagementMessage> management, boolean withData)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("type", message.type().name());
        out.writeNumberField("messageType", message.type().code());
        switch (message) {
            case SccpMessage.Unitdata m -> protocolClass(out, m.protocolClass());
            case SccpMessage.UnitdataService m -> cause(out, m.cause());
            case SccpMessage.ExtendedUnitdata m -> protocolClass(out, m.protocolClass(), m.hopCounter());
            case SccpMessage.ExtendedUnitdataService m -> cause(out, m.cause(), m.hopCounter());
            case SccpMessage.LongUnitdata m -> protocolClass(out, m.protocolClass(), m.hopCounter());
            case SccpMessage.LongUnitdataService m -> cause(out, m.cause(), m.hopCounter());
        }
        out.writeFieldName("called");
        address(out, message.called());
        out.writeFieldName("calling");
        address(out, message.calling());
        optional(out, message);
        out.writeFieldName("data");
        out.writeStartObject();
        out.writeNumberField("length", message.data().length());
        if (withData) {
            out.writeStringField("hex", message.data().toHex());
        }
        out.writeEndObject();
        if (management.isPresent()) {
            management(out, management.get());
        }
        out.writeEndObject();
    }

    private static void protocolClass(JsonGenerator out, ProtocolClass protocolClass, int hopCounter)
            throws IOException {
        protocolClass(out, protocolClass);
        out.writeNumberField("hopCounter", hopCounter);
    }

    private static void protocolClass(JsonGenerator out, ProtocolClass protocolClass) throws IOException {
        out.writeNumberField("protocolClass", protocolClass.number());
        out.writeNumberField("messageHandling", protocolClass.messageHandling());
        out.writeBooleanField("returnOnError", protocolClass.returnOnError());
    }

    private static void cause(JsonGenerator out, ReturnCause cause, int hopCounter) throws IOException {
        cause(out, cause);
        out.writeNumberField("hopCounter", hopCounter);
    }

    private static void cause(JsonGenerator out, ReturnCause cause) throws IOException {
        out.writeObjectFieldStart("returnCause");
        out.writeNumberField("code", cause.code());
        out.writeStringField("name", cause.text());
        out.writeEndObject();
    }

    private static void address(JsonGenerator out, SccpAddress address) throws IOException {
        out.writeStartObject();
        out.writeStringField(
                "routing", address.routing() == RoutingIndicator.GLOBAL_TITLE ? "globalTitle" : "subsystemNumber");
        if (address.nationalUse()) {
            out.writeBooleanField("nationalUse", true);
        }
        if (address.pointCode().isPresent()) {
            out.writeNumberField("pointCode", address.pointCode().getAsInt());
        }
        if (address.subsystemNumber().isPresent()) {
            out.writeNumberField("subsystemNumber", address.subsystemNumber().getAsInt());
        }
        if (address.globalTitle().isPresent()) {
            out.writeFieldName("globalTitle");
            title(out, address.globalTitle().get());
        }
        out.writeEndObject();
    }

    private static void title(JsonGenerator out, GlobalTitle title) throws IOException {
        out.writeStartObject();
        out.writeNumberField("indicator", title.indicator());
        switch (title) {
            case GlobalTitle.NatureOnly t -> {
                out.writeBooleanField("odd", t.oddNumberOfDigits());
                nature(out, t.nature());
            }
            case GlobalTitle.TranslationTypeOnly t -> out.writeNumberField("translationType", t.translationType());
            case GlobalTitle.PlanAndEncoding t -> plan(out, t.translationType(), t.numberingPlan(), t.encodingScheme());
            case GlobalTitle.PlanEncodingAndNature t -> {
                plan(out, t.translationType(), t.numberingPlan(), t.encodingScheme());
                nature(out, t.nature());
            }
            case GlobalTitle.Reserved t -> {}
        }
        if (title.digits().isPresent()) {
            out.writeStringField("digits", title.digits().get());
        }
        out.writeStringField("hex", title.address().toHex());
        out.writeEndObject();
    }

    private static void plan(JsonGenerator out, int translationType, int plan, int encoding) throws IOException {
        out.writeNumberField("translationType", translationType);
        out.writeNumberField("numberingPlan", plan);
        out.writeNumberField("encodingScheme", encoding);
    }

    private static void nature(JsonGenerator out, int nature) throws IOException {
        out.writeNumberField("natureOfAddress", nature);
    }

    private static void optional(JsonGenerator out, SccpMessage message) throws IOException {
        if (message.segmentation().isPresent()) {
            Segmentation segmentation = message.segmentation().get();
            out.writeObjectFieldStart("segmentation");
            out.writeBooleanField("first", segmentation.first());
            out.writeNumberField("protocolClass", segmentation.protocolClass());
            out.writeNumberField("remaining", segmentation.remaining());
            out.writeNumberField("localReference", segmentation.localReference());
            out.writeEndObject();
        }
        if (message.importance().isPresent()) {
            out.writeNumberField("importance", message.importance().getAsInt());
        }
        if (!message.optional().isEmpty()) {
            out.writeArrayFieldStart("optional");
            for (OptionalParameter parameter : message.optional()) {
                out.writeStartObject();
                out.writeNumberField("name", parameter.name());
                out.writeStringField("hex", parameter.value().toHex());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
    }

    private static void management(JsonGenerator out, ManagementMessage message) throws IOException {
        out.writeObjectFieldStart("management");
        out.writeStringField("type", message.type().name());
        out.writeStringField("name", message.type().title());
        out.writeNumberField("affectedSubsystem", message.affectedSubsystem());
        out.writeNumberField("affectedPointCode", message.affectedPointCode());
        out.writeNumberField("multiplicity", message.multiplicity());
        if (message.congestionLevel().isPresent()) {
            out.writeNumberField("congestionLevel", message.congestionLevel().getAsInt());
        }
        out.writeEndObject();
    }
}
