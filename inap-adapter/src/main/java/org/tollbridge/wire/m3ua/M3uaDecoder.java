package org.tollbridge.wire.m3ua;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.Octets;

/**
 * Reads one whole M3UA message (RFC 4666, clause 3). Parameters are accepted in any order. Parameters that the RFC does
 * not define, or does not list for the message, are kept (clause 3.2). Variable-length values are slices of the
 * message, so the memory for decoding is at most a small multiple of its length.
 */
public final class M3uaDecoder {

    /** The default limit for the length of a message, in octets. An SCCP message of 272 octets needs 304. */
    public static final int DEFAULT_MAXIMUM = 65_536;

    private M3uaDecoder() {}

    /** Decodes a message of at most {@link #DEFAULT_MAXIMUM} octets. */
    public static Decoded decode(Octets message) {
        return decode(message, DEFAULT_MAXIMUM);
    }

    /**
     * Decodes a message. Up to three octets of padding beyond the length in the header are tolerated, and the padding
     * of the last parameter may be missing (clause 3.1.4).
     *
     * @param maximum the longest message that is accepted, in octets
     */
    public static Decoded decode(Octets message, int maximum) {
        if (message.length() < CommonHeader.SIZE) {
            return new DecodeFailure(
                    M3uaError.PROTOCOL_ERROR,
                    message.length(),
                    "common header",
                    message.length() + " octets where 8 are needed",
                    "3.1");
        }
        CommonHeader header = CommonHeader.ofWords((int) Words.u32(message, 0), (int) Words.u32(message, 4));
        Optional<DecodeFailure> fault = header.check(maximum);
        if (fault.isPresent()) {
            return fault.get();
        }
        int excess = message.length() - (int) header.length();
        if (excess < 0 || excess > 3) {
            return new DecodeFailure(
                    M3uaError.PROTOCOL_ERROR,
                    4,
                    "message length",
                    header.length() + " where " + message.length() + " octets came",
                    "3.1.4");
        }
        MessageType type = MessageType.of(header.messageClass(), header.type()).orElseThrow();
        try {
            List<Parameter> parameters =
                    parameters(message, CommonHeader.SIZE, (int) header.length(), type.clause(), false);
            requireMandatory(type, parameters);
            return new M3uaMessage(type, parameters);
        } catch (Malformed malformed) {
            return malformed.failure;
        }
    }

    private static void requireMandatory(MessageType type, List<Parameter> parameters) throws Malformed {
        long missing = type.mandatory();
        for (int i = 0; i < parameters.size() && missing != 0; i++) {
            if (parameters.get(i) instanceof Parameter.Known known) {
                missing &= ~known.kind().bit();
            }
        }
        if (missing == 0) {
            return;
        }
        for (ParameterTag tag : ParameterTag.values()) {
            if ((missing & tag.bit()) != 0) {
                throw new Malformed(
                        M3uaError.MISSING_PARAMETER,
                        CommonHeader.SIZE,
                        tag.title(),
                        "missing in " + type.title(),
                        type.clause());
            }
        }
    }

    private static List<Parameter> parameters(Octets message, int from, int to, String clause, boolean nested)
            throws Malformed {
        List<Parameter> parameters = new ArrayList<>(4);
        long seen = 0;
        int at = from;
        while (at < to) {
            if (to - at < 4) {
                throw new Malformed(
                        M3uaError.PARAMETER_FIELD_ERROR, at, "parameter", "cut off after " + (to - at), "3.2");
            }
            int tag = Words.u16(message, at);
            int length = Words.u16(message, at + 2);
            ParameterTag known = ParameterTag.ofCode(tag).orElse(null);
            String place = known == null ? "parameter " + tag : known.title();
            if (length < 4 || length > to - at) {
                throw new Malformed(
                        M3uaError.PARAMETER_FIELD_ERROR,
                        at + 2,
                        place,
                        "length " + length + " where 4 to " + (to - at) + " fits",
                        "3.2");
            }
            Octets value = message.slice(at + 4, length - 4);
            if (known == null) {
                parameters.add(new Parameter.Unknown(tag, value));
            } else {
                long bit = known.bit();
                if ((seen & bit) != 0 && !repeats(known)) {
                    throw new Malformed(M3uaError.UNEXPECTED_PARAMETER, at, place, "appears more than once", "3.2");
                }
                seen |= bit;
                parameters.add(parameter(known, value, new Scope(at, clause, nested)));
            }
            // The padding of the last parameter may lie outside the message length.
            at += Words.padded(length);
        }
        return parameters;
    }

    /**
     * Whether a parameter may appear more than once, as clauses 3.6.1, 3.6.2 and 3.6.4 show; all others appear at most
     * once (3.2).
     */
    private static boolean repeats(ParameterTag tag) {
        return switch (tag) {
            case ROUTING_KEY,
                    REGISTRATION_RESULT,
                    DEREGISTRATION_RESULT,
                    DESTINATION_POINT_CODE,
                    SERVICE_INDICATORS,
                    ORIGINATING_POINT_CODE_LIST -> true;
            case INFO_STRING,
                    ROUTING_CONTEXT,
                    DIAGNOSTIC_INFORMATION,
                    HEARTBEAT_DATA,
                    TRAFFIC_MODE_TYPE,
                    ERROR_CODE,
                    STATUS,
                    ASP_IDENTIFIER,
                    AFFECTED_POINT_CODE,
                    CORRELATION_ID,
                    NETWORK_APPEARANCE,
                    USER_CAUSE,
                    CONGESTION_INDICATIONS,
                    CONCERNED_DESTINATION,
                    LOCAL_ROUTING_KEY_IDENTIFIER,
                    PROTOCOL_DATA,
                    REGISTRATION_STATUS,
                    DEREGISTRATION_STATUS -> false;
        };
    }

    private static Parameter parameter(ParameterTag tag, Octets value, Scope scope) throws Malformed {
        return switch (tag) {
            case INFO_STRING -> new Parameter.InfoString(value);
            case ROUTING_CONTEXT -> new Parameter.RoutingContext(longs(tag, value, scope));
            case DIAGNOSTIC_INFORMATION -> new Parameter.DiagnosticInformation(value);
            case HEARTBEAT_DATA -> new Parameter.HeartbeatData(value);
            case TRAFFIC_MODE_TYPE -> new Parameter.TrafficModeType(word(tag, value, scope));
            case ERROR_CODE -> new Parameter.ErrorCode(word(tag, value, scope));
            case STATUS -> {
                long word = word(tag, value, scope);
                yield new Parameter.Status((int) (word >> 16), (int) (word & 0xffff));
            }
            case ASP_IDENTIFIER -> new Parameter.AspIdentifier(word(tag, value, scope));
            case AFFECTED_POINT_CODE -> new Parameter.AffectedPointCode(ranges(tag, value, scope));
            case CORRELATION_ID -> new Parameter.CorrelationId(word(tag, value, scope));
            case NETWORK_APPEARANCE -> new Parameter.NetworkAppearance(word(tag, value, scope));
            case USER_CAUSE -> {
                long word = word(tag, value, scope);
                yield new Parameter.UserCause((int) (word >> 16), (int) (word & 0xffff));
            }
            case CONGESTION_INDICATIONS -> {
                long word = word(tag, value, scope);
                yield new Parameter.CongestionIndications((int) (word >> 8), (int) (word & 0xff));
            }
            case CONCERNED_DESTINATION -> {
                long word = word(tag, value, scope);
                yield new Parameter.ConcernedDestination((int) (word >> 24), (int) (word & 0xff_ffff));
            }
            case ROUTING_KEY -> new Parameter.RoutingKey(parts(tag, value, scope));
            case REGISTRATION_RESULT -> new Parameter.RegistrationResult(parts(tag, value, scope));
            case DEREGISTRATION_RESULT -> new Parameter.DeregistrationResult(parts(tag, value, scope));
            case LOCAL_ROUTING_KEY_IDENTIFIER -> new Parameter.LocalRoutingKeyIdentifier(word(tag, value, scope));
            case DESTINATION_POINT_CODE -> new Parameter.DestinationPointCode(range(word(tag, value, scope)));
            case SERVICE_INDICATORS -> new Parameter.ServiceIndicators(value);
            case ORIGINATING_POINT_CODE_LIST -> new Parameter.OriginatingPointCodeList(ranges(tag, value, scope));
            case PROTOCOL_DATA -> protocolData(value, scope);
            case REGISTRATION_STATUS -> new Parameter.RegistrationStatus(word(tag, value, scope));
            case DEREGISTRATION_STATUS -> new Parameter.DeregistrationStatus(word(tag, value, scope));
        };
    }

    private static Parameter protocolData(Octets value, Scope scope) throws Malformed {
        if (value.length() < Words.ROUTING_LABEL) {
            throw scope.length(ParameterTag.PROTOCOL_DATA, value.length(), "at least 12");
        }
        return new Parameter.ProtocolData(
                (int) Words.u32(value, 0),
                (int) Words.u32(value, 4),
                value.at(8),
                value.at(9),
                value.at(10),
                value.at(11),
                value.slice(Words.ROUTING_LABEL));
    }

    private static List<Parameter> parts(ParameterTag tag, Octets value, Scope scope) throws Malformed {
        if (scope.nested()) {
            throw new Malformed(
                    M3uaError.UNEXPECTED_PARAMETER, scope.at(), tag.title(), "inside another parameter", "3.6");
        }
        try {
            return parameters(value, 0, value.length(), scope.clause(), true);
        } catch (Malformed inner) {
            DecodeFailure failure = inner.failure;
            throw new Malformed(
                    failure.error(),
                    scope.at() + 4 + failure.offset(),
                    tag.title() + ", " + failure.place(),
                    failure.problem(),
                    failure.clause());
        }
    }

    private static long word(ParameterTag tag, Octets value, Scope scope) throws Malformed {
        if (value.length() != 4) {
            throw scope.length(tag, value.length(), "4");
        }
        return Words.u32(value, 0);
    }

    private static List<Long> longs(ParameterTag tag, Octets value, Scope scope) throws Malformed {
        requireWords(tag, value, scope);
        if (value.length() == 4) {
            return List.of(Words.u32(value, 0));
        }
        List<Long> values = new ArrayList<>(value.length() / 4);
        for (int at = 0; at < value.length(); at += 4) {
            values.add(Words.u32(value, at));
        }
        return values;
    }

    private static List<PointCodeRange> ranges(ParameterTag tag, Octets value, Scope scope) throws Malformed {
        requireWords(tag, value, scope);
        List<PointCodeRange> ranges = new ArrayList<>(value.length() / 4);
        for (int at = 0; at < value.length(); at += 4) {
            ranges.add(range(Words.u32(value, at)));
        }
        return ranges;
    }

    private static void requireWords(ParameterTag tag, Octets value, Scope scope) throws Malformed {
        if (value.isEmpty() || value.length() % 4 != 0) {
            throw scope.length(tag, value.length(), "4 or a multiple of it");
        }
    }

    private static PointCodeRange range(long word) {
        return new PointCodeRange((int) (word >> 24), (int) (word & 0xff_ffff));
    }

    /**
     * The position of a parameter: its offset, the clause of its message, and whether it is part of another parameter.
     */
    private record Scope(int at, String clause, boolean nested) {
        Malformed length(ParameterTag tag, int octets, String wanted) {
            return new Malformed(
                    M3uaError.PARAMETER_FIELD_ERROR,
                    at + 2,
                    tag.title(),
                    octets + " octets of value where it takes " + wanted,
                    clause);
        }
    }

    /** Carries a failure out of the recursion. It never leaves this class and has no stack trace. */
    private static final class Malformed extends Exception {
        private final DecodeFailure failure;

        Malformed(M3uaError error, int offset, String place, String problem, String clause) {
            super(problem, null, false, false);
            this.failure = new DecodeFailure(error, offset, place, problem, clause);
        }
    }
}
