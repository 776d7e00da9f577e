package org.tollbridge.wire.inap;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.OctetsView;
import org.tollbridge.wire.isup.BearerCapability;
import org.tollbridge.wire.isup.CallingPartysCategory;
import org.tollbridge.wire.isup.Cause;
import org.tollbridge.wire.isup.GenericDigits;
import org.tollbridge.wire.isup.HighLayerCompatibility;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.isup.Q850;
import org.tollbridge.wire.isup.RedirectionInformation;
import org.tollbridge.wire.isup.TransmissionMedium;
import org.tollbridge.wire.isup.Viewed;

/** Shows the meaning of the octets of arguments in JSON. */
final class InapViews {
    static final OctetsView CAUSE = (out, octets) -> write(out, Cause.view(octets), InapViews::cause);

    static final OctetsView GENERIC_DIGITS = (out, octets) -> write(out, GenericDigits.view(octets), InapViews::digits);

    static final OctetsView REDIRECTION_INFORMATION =
            (out, octets) -> write(out, RedirectionInformation.view(octets), InapViews::redirection);

    static final OctetsView CATEGORY = (out, octets) -> write(
            out,
            CallingPartysCategory.view(octets),
            (json, value) -> json.writeStringField("category", value.toString()));

    static final OctetsView TRANSMISSION_MEDIUM = (out, octets) -> write(
            out, TransmissionMedium.view(octets), (json, value) -> json.writeStringField("medium", value.toString()));

    static final OctetsView HIGH_LAYER = (out, octets) -> write(
            out,
            HighLayerCompatibility.view(octets),
            (json, value) -> json.writeStringField("characteristics", value.toString()));

    static final OctetsView BEARER = (out, octets) -> write(
            out,
            BearerCapability.view(octets),
            (json, value) -> json.writeStringField("transferCapability", value.toString()));

    /** Pairs of BCD digits, the first in the low half of its octet. */
    static final OctetsView BCD = InapViews::bcd;

    private InapViews() {}

    static OctetsView number(NumberFormat format) {
        return (out, octets) -> write(out, IsupNumber.view(format, octets), InapViews::number);
    }

    private interface Members<T> {
        void write(JsonGenerator out, T value) throws IOException;
    }

    private static <T> void write(JsonGenerator out, Viewed<T> viewed, Members<T> members) throws IOException {
        switch (viewed) {
            case Viewed.Good<T>(T value) -> members.write(out, value);
            case Viewed.Bad<T> bad -> out.writeStringField("error", bad.toString());
        }
    }

    private static void number(JsonGenerator out, IsupNumber number) throws IOException {
        NumberFormat format = number.format();
        out.writeStringField("digits", number.digits());
        out.writeStringField("natureOfAddress", number.nature().toString());
        out.writeStringField("numberingPlan", number.plan().toString());
        switch (format.flag()) {
            case SPARE -> {}
            case INCOMPLETE -> out.writeBooleanField("incomplete", number.flag());
            case INTERNAL_NUMBER_NOT_ALLOWED -> out.writeBooleanField("internalNumberAllowed", !number.flag());
        }
        if (format.presented()) {
            out.writeStringField("presentation", number.presentation().toString());
        }
        if (format.screened()) {
            out.writeStringField("screening", number.screening().toString());
        }
        if (format.qualified()) {
            out.writeNumberField("numberQualifier", number.qualifier());
        }
    }

    private static void digits(JsonGenerator out, GenericDigits digits) throws IOException {
        if (digits.digits().isPresent()) {
            out.writeStringField("digits", digits.digits().get());
        }
        out.writeNumberField("typeOfDigits", digits.typeOfDigits());
    }

    private static void cause(JsonGenerator out, Cause cause) throws IOException {
        out.writeNumberField("cause", cause.value());
        out.writeStringField("text", Q850.text(cause.value()));
        out.writeStringField("location", Q850.locationText(cause.location()));
    }

    private static void redirection(JsonGenerator out, RedirectionInformation redirection) throws IOException {
        out.writeStringField("redirectingIndicator", redirection.indicator().toString());
        out.writeStringField(
                "originalRedirectionReason", redirection.originalReason().toString());
        if (redirection.whole()) {
            out.writeNumberField("redirectionCounter", redirection.counter());
            out.writeStringField("redirectingReason", redirection.reason().toString());
        }
    }

    private static void bcd(JsonGenerator out, Octets octets) throws IOException {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < octets.length(); i++) {
            digits.append(Character.forDigit(octets.at(i) & 0x0f, 16))
                    .append(Character.forDigit(octets.at(i) >> 4, 16));
        }
        out.writeStringField("digits", digits.toString());
    }
}
