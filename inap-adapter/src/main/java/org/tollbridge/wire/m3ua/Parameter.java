package org.tollbridge.wire.m3ua;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tollbridge.wire.Octets;

/**
 * The parameters of M3UA messages (RFC 4666, clause 3.2), one record each. 32-bit values are unsigned and held as
 * {@code long}. Values that RFC 4666 does not define are kept as received.
 */
public sealed interface Parameter {

    /** The tag on the wire, 0 to 65,535. */
    int tag();

    /** Free text. The RFC allows at most 255 octets of UTF-8 (clause 3.4.1); longer text is kept. */
    record InfoString(Octets octets) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.INFO_STRING;
        }

        /** The text; octets that are not UTF-8 become U+FFFD. */
        public String text() {
            return new String(octets.toByteArray(), StandardCharsets.UTF_8);
        }

        /** Makes the parameter from a text. */
        public static InfoString of(String text) {
            return new InfoString(Octets.of(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** One or more routing contexts, each naming an Application Server. */
    record RoutingContext(List<Long> values) implements Known {
        public RoutingContext {
            values = List.copyOf(values);
        }

        @Override
        public ParameterTag kind() {
            return ParameterTag.ROUTING_CONTEXT;
        }

        /** The parameter with one routing context. */
        public static RoutingContext of(long value) {
            return new RoutingContext(List.of(value));
        }
    }

    /** Information for diagnosing the fault that an ERR reports, usually the start of the offending message. */
    record DiagnosticInformation(Octets octets) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.DIAGNOSTIC_INFORMATION;
        }
    }

    /** Opaque octets that the peer returns in BEAT-ACK. */
    record HeartbeatData(Octets octets) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.HEARTBEAT_DATA;
        }
    }

    /** How the ASPs of an Application Server share its traffic. */
    record TrafficModeType(long value) implements Known {
        public static final long OVERRIDE = 1;
        public static final long LOADSHARE = 2;
        public static final long BROADCAST = 3;

        @Override
        public ParameterTag kind() {
            return ParameterTag.TRAFFIC_MODE_TYPE;
        }
    }

    /** The reason of an ERR. {@link M3uaError#ofCode} names the values that RFC 4666 defines. */
    record ErrorCode(long value) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.ERROR_CODE;
        }

        /** Makes the parameter for a defined error. */
        public static ErrorCode of(M3uaError error) {
            return new ErrorCode(error.code());
        }
    }

    /** The content of a NTFY: a type and an information value of 16 bits each (clause 3.8.2). */
    record Status(int type, int information) implements Known {
        public static final int AS_STATE_CHANGE = 1;
        public static final int OTHER = 2;
        public static final Status AS_INACTIVE = new Status(AS_STATE_CHANGE, 2);
        public static final Status AS_ACTIVE = new Status(AS_STATE_CHANGE, 3);
        public static final Status AS_PENDING = new Status(AS_STATE_CHANGE, 4);
        public static final Status INSUFFICIENT_ASP_RESOURCES = new Status(OTHER, 1);
        public static final Status ALTERNATE_ASP_ACTIVE = new Status(OTHER, 2);
        public static final Status ASP_FAILURE = new Status(OTHER, 3);

        /** The name in RFC 4666, or {@code unknown}. */
        public String title() {
            return switch (type << 16 | information) {
                case AS_STATE_CHANGE << 16 | 2 -> "AS inactive";
                case AS_STATE_CHANGE << 16 | 3 -> "AS active";
                case AS_STATE_CHANGE << 16 | 4 -> "AS pending";
                case OTHER << 16 | 1 -> "insufficient ASP resources active in AS";
                case OTHER << 16 | 2 -> "alternate ASP active";
                case OTHER << 16 | 3 -> "ASP failure";
                default -> "unknown";
            };
        }

        @Override
        public ParameterTag kind() {
            return ParameterTag.STATUS;
        }
    }

    /** Distinguishes an ASP from the others of its Application Server. */
    record AspIdentifier(long value) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.ASP_IDENTIFIER;
        }
    }

    /** The destinations that an SSNM message is about. */
    record AffectedPointCode(List<PointCodeRange> ranges) implements Known {
        public AffectedPointCode {
            ranges = List.copyOf(ranges);
        }

        @Override
        public ParameterTag kind() {
            return ParameterTag.AFFECTED_POINT_CODE;
        }

        /** The parameter for one destination. */
        public static AffectedPointCode of(int pointCode) {
            return new AffectedPointCode(List.of(PointCodeRange.of(pointCode)));
        }
    }

    /** Marks the point from which a newly active ASP receives all traffic of its Application Server. */
    record CorrelationId(long value) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.CORRELATION_ID;
        }
    }

    /** The SS7 network of the point codes in a message. */
    record NetworkAppearance(long value) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.NETWORK_APPEARANCE;
        }
    }

    /** Which user part is unavailable, and why (clause 3.4.5). */
    record UserCause(int cause, int user) implements Known {
        public static final int CAUSE_UNKNOWN = 0;
        public static final int CAUSE_UNEQUIPPED = 1;
        public static final int CAUSE_INACCESSIBLE = 2;
        public static final int USER_SCCP = 3;

        @Override
        public ParameterTag kind() {
            return ParameterTag.USER_CAUSE;
        }
    }

    /** The congestion level of an SCON, 0 (none) to 3, with the three reserved octets before it. */
    record CongestionIndications(int reserved, int level) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.CONGESTION_INDICATIONS;
        }
    }

    /** The originator whose message met the congestion, with the reserved octet before it. */
    record ConcernedDestination(int reserved, int pointCode) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.CONCERNED_DESTINATION;
        }
    }

    /** The traffic that a registration requests for an Application Server. */
    record RoutingKey(List<Parameter> parameters) implements Composite {
        public RoutingKey {
            parameters = List.copyOf(parameters);
        }

        @Override
        public ParameterTag kind() {
            return ParameterTag.ROUTING_KEY;
        }
    }

    /** The result for one routing key of a registration. */
    record RegistrationResult(List<Parameter> parameters) implements Composite {
        public RegistrationResult {
            parameters = List.copyOf(parameters);
        }

        @Override
        public ParameterTag kind() {
            return ParameterTag.REGISTRATION_RESULT;
        }
    }

    /** The result for one routing context of a deregistration. */
    record DeregistrationResult(List<Parameter> parameters) implements Composite {
        public DeregistrationResult {
            parameters = List.copyOf(parameters);
        }

        @Override
        public ParameterTag kind() {
            return ParameterTag.DEREGISTRATION_RESULT;
        }
    }

    /** Pairs a registration result with its request. */
    record LocalRoutingKeyIdentifier(long value) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.LOCAL_ROUTING_KEY_IDENTIFIER;
        }
    }

    /** The destination that a routing key is for. */
    record DestinationPointCode(PointCodeRange range) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.DESTINATION_POINT_CODE;
        }
    }

    /** The service indicators that a routing key is for, one octet each. */
    record ServiceIndicators(Octets octets) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.SERVICE_INDICATORS;
        }
    }

    /** The originators that a routing key is for. */
    record OriginatingPointCodeList(List<PointCodeRange> ranges) implements Known {
        public OriginatingPointCodeList {
            ranges = List.copyOf(ranges);
        }

        @Override
        public ParameterTag kind() {
            return ParameterTag.ORIGINATING_POINT_CODE_LIST;
        }
    }

    /**
     * An MTP-TRANSFER: routing label and user data (clause 3.3.1).
     *
     * @param opc originating point code, 32 bits on the wire
     * @param dpc destination point code, 32 bits on the wire
     * @param si service indicator, 3 for SCCP
     * @param ni network indicator
     * @param mp message priority
     * @param sls signalling link selection
     * @param data the user part's message
     */
    record ProtocolData(int opc, int dpc, int si, int ni, int mp, int sls, Octets data) implements Known {
        /** The service indicator of SCCP. */
        public static final int SI_SCCP = 3;

        @Override
        public ParameterTag kind() {
            return ParameterTag.PROTOCOL_DATA;
        }
    }

    /** The outcome of a registration, 0 for success (clause 3.6.2). */
    record RegistrationStatus(long value) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.REGISTRATION_STATUS;
        }
    }

    /** The outcome of a deregistration, 0 for success (clause 3.6.4). */
    record DeregistrationStatus(long value) implements Known {
        @Override
        public ParameterTag kind() {
            return ParameterTag.DEREGISTRATION_STATUS;
        }
    }

    /** A parameter whose tag RFC 4666 does not define, kept and written as received. */
    record Unknown(int tag, Octets value) implements Parameter {}

    /** A parameter whose tag RFC 4666 defines. */
    sealed interface Known extends Parameter {
        /** The tag of the parameter. */
        ParameterTag kind();

        @Override
        default int tag() {
            return kind().code();
        }
    }

    /** A parameter that contains parameters. RFC 4666 nests them one level deep. */
    sealed interface Composite extends Known {
        /** The contained parameters, in the order on the wire. */
        List<Parameter> parameters();
    }
}
