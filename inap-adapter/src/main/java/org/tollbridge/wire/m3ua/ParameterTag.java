package org.tollbridge.wire.m3ua;

import java.util.Optional;

/** The parameter tags of RFC 4666, clause 3.2. */
public enum ParameterTag {
    INFO_STRING(0x0004, "INFO String"),
    ROUTING_CONTEXT(0x0006, "Routing Context"),
    DIAGNOSTIC_INFORMATION(0x0007, "Diagnostic Information"),
    HEARTBEAT_DATA(0x0009, "Heartbeat Data"),
    TRAFFIC_MODE_TYPE(0x000b, "Traffic Mode Type"),
    ERROR_CODE(0x000c, "Error Code"),
    STATUS(0x000d, "Status"),
    ASP_IDENTIFIER(0x0011, "ASP Identifier"),
    AFFECTED_POINT_CODE(0x0012, "Affected Point Code"),
    CORRELATION_ID(0x0013, "Correlation ID"),
    NETWORK_APPEARANCE(0x0200, "Network Appearance"),
    USER_CAUSE(0x0204, "User/Cause"),
    CONGESTION_INDICATIONS(0x0205, "Congestion Indications"),
    CONCERNED_DESTINATION(0x0206, "Concerned Destination"),
    ROUTING_KEY(0x0207, "Routing Key"),
    REGISTRATION_RESULT(0x0208, "Registration Result"),
    DEREGISTRATION_RESULT(0x0209, "Deregistration Result"),
    LOCAL_ROUTING_KEY_IDENTIFIER(0x020a, "Local Routing Key Identifier"),
    DESTINATION_POINT_CODE(0x020b, "Destination Point Code"),
    SERVICE_INDICATORS(0x020c, "Service Indicators"),
    ORIGINATING_POINT_CODE_LIST(0x020e, "Originating Point Code List"),
    PROTOCOL_DATA(0x0210, "Protocol Data"),
    REGISTRATION_STATUS(0x0212, "Registration Status"),
    DEREGISTRATION_STATUS(0x0213, "Deregistration Status");

    private static final int COMMON_CODES = 0x20;
    private static final int SPECIFIC_BASE = 0x0200;
    private static final ParameterTag[] COMMON = new ParameterTag[COMMON_CODES];
    private static final ParameterTag[] SPECIFIC = new ParameterTag[0x20];

    static {
        for (ParameterTag tag : values()) {
            if (tag.code < COMMON.length) {
                COMMON[tag.code] = tag;
            } else {
                SPECIFIC[tag.code - SPECIFIC_BASE] = tag;
            }
        }
    }

    private final int code;
    private final String title;

    ParameterTag(int code, String title) {
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

    /** The tag's bit in a set of tags. */
    long bit() {
        return 1L << (code < COMMON_CODES ? code : code - SPECIFIC_BASE + COMMON_CODES);
    }

    /** The tag with this value on the wire; empty if RFC 4666 does not define it. */
    public static Optional<ParameterTag> ofCode(int code) {
        if (code >= 0 && code < COMMON.length) {
            return Optional.ofNullable(COMMON[code]);
        }
        int specific = code - SPECIFIC_BASE;
        return specific >= 0 && specific < SPECIFIC.length ? Optional.ofNullable(SPECIFIC[specific]) : Optional.empty();
    }
}
