package org.tollbridge.wire.m3ua;

import java.util.Optional;

/** The Error Codes of the ERR message (RFC 4666, clause 3.8.1). */
public enum M3uaError {
    INVALID_VERSION(0x01, "Invalid Version"),
    UNSUPPORTED_MESSAGE_CLASS(0x03, "Unsupported Message Class"),
    UNSUPPORTED_MESSAGE_TYPE(0x04, "Unsupported Message Type"),
    UNSUPPORTED_TRAFFIC_MODE_TYPE(0x05, "Unsupported Traffic Mode Type"),
    UNEXPECTED_MESSAGE(0x06, "Unexpected Message"),
    PROTOCOL_ERROR(0x07, "Protocol Error"),
    INVALID_STREAM_IDENTIFIER(0x09, "Invalid Stream Identifier"),
    REFUSED_MANAGEMENT_BLOCKING(0x0d, "Refused - Management Blocking"),
    ASP_IDENTIFIER_REQUIRED(0x0e, "ASP Identifier Required"),
    INVALID_ASP_IDENTIFIER(0x0f, "Invalid ASP Identifier"),
    INVALID_PARAMETER_VALUE(0x11, "Invalid Parameter Value"),
    PARAMETER_FIELD_ERROR(0x12, "Parameter Field Error"),
    UNEXPECTED_PARAMETER(0x13, "Unexpected Parameter"),
    DESTINATION_STATUS_UNKNOWN(0x14, "Destination Status Unknown"),
    INVALID_NETWORK_APPEARANCE(0x15, "Invalid Network Appearance"),
    MISSING_PARAMETER(0x16, "Missing Parameter"),
    INVALID_ROUTING_CONTEXT(0x19, "Invalid Routing Context"),
    NO_CONFIGURED_AS_FOR_ASP(0x1a, "No Configured AS for ASP");

    private final int code;
    private final String title;

    M3uaError(int code, String title) {
        this.code = code;
        this.title = title;
    }

    /** The value on the wire. */
    public int code() {
        return code;
    }

    /** The name in RFC 4666. */
    public String title() {
        return title;
    }

    /** The error with this code; empty if RFC 4666 does not define it for M3UA. */
    public static Optional<M3uaError> ofCode(long code) {
        for (M3uaError error : values()) {
            if (error.code == code) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }
}
