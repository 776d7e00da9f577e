package org.tollbridge.wire.m3ua;

import java.util.List;
import java.util.OptionalLong;

/**
 * Writes M3UA messages (RFC 4666, clause 3). Every parameter, including the last, is padded with zeros to a multiple of
 * four octets, and the message length includes the padding (clause 3.1.4).
 */
public final class M3uaEncoder {

    private static final int PARAMETER_HEADER = 4;
    private static final int MAXIMUM_PARAMETER = 0xffff;

    private M3uaEncoder() {}

    /**
     * Encodes a message.
     *
     * @throws IllegalArgumentException if a parameter is longer than the 65,535 octets that its length field allows
     */
    public static byte[] encode(M3uaMessage message) {
        byte[] octets = new byte[CommonHeader.SIZE + paddedLength(message.parameters())];
        int at = header(octets, message.type());
        for (Parameter parameter : message.parameters()) {
            at = parameter(octets, at, parameter);
        }
        return octets;
    }

    /**
     * Encodes a DATA message directly from its fields. The result is that of {@link #encode} for network appearance,
     * routing context and Protocol Data, in the order of clause 3.3.1.
     */
    public static byte[] data(
            OptionalLong networkAppearance, OptionalLong routingContext, int opc, int dpc, int label, byte[] data) {
        int protocolData = PARAMETER_HEADER + Words.ROUTING_LABEL + data.length;
        if (protocolData > MAXIMUM_PARAMETER) {
            throw tooLong(ParameterTag.PROTOCOL_DATA.title(), protocolData);
        }
        int length = CommonHeader.SIZE
                + (networkAppearance.isPresent() ? 8 : 0)
                + (routingContext.isPresent() ? 8 : 0)
                + Words.padded(protocolData);
        byte[] octets = new byte[length];
        int at = header(octets, MessageType.DATA);
        if (networkAppearance.isPresent()) {
            at = parameterHeader(octets, at, ParameterTag.NETWORK_APPEARANCE.code(), 8);
            at = Words.put32(octets, at, networkAppearance.getAsLong());
        }
        if (routingContext.isPresent()) {
            at = parameterHeader(octets, at, ParameterTag.ROUTING_CONTEXT.code(), 8);
            at = Words.put32(octets, at, routingContext.getAsLong());
        }
        at = parameterHeader(octets, at, ParameterTag.PROTOCOL_DATA.code(), protocolData);
        at = Words.put32(octets, at, opc);
        at = Words.put32(octets, at, dpc);
        at = Words.put32(octets, at, label);
        System.arraycopy(data, 0, octets, at, data.length);
        return octets;
    }

    /** The third word of the routing label for {@link #data}: SI, NI, MP and SLS, eight bits each. */
    public static int label(int si, int ni, int mp, int sls) {
        return ((si & 0xff) << 24) | ((ni & 0xff) << 16) | ((mp & 0xff) << 8) | (sls & 0xff);
    }

    private static int header(byte[] octets, MessageType type) {
        octets[0] = CommonHeader.VERSION;
        octets[2] = (byte) type.messageClass();
        octets[3] = (byte) type.code();
        return Words.put32(octets, 4, octets.length);
    }

    private static int parameterHeader(byte[] octets, int at, int tag, int length) {
        return Words.put16(octets, Words.put16(octets, at, tag), length);
    }

    private static int parameter(byte[] octets, int at, Parameter parameter) {
        int length = length(parameter);
        value(octets, parameterHeader(octets, at, parameter.tag(), length), parameter);
        return at + Words.padded(length);
    }

    private static int paddedLength(List<Parameter> parameters) {
        int total = 0;
        for (Parameter parameter : parameters) {
            total += Words.padded(length(parameter));
        }
        return total;
    }

    private static int length(Parameter parameter) {
        int value = switch (parameter) {
            case Parameter.InfoString p -> p.octets().length();
            case Parameter.RoutingContext p -> 4 * p.values().size();
            case Parameter.DiagnosticInformation p -> p.octets().length();
            case Parameter.HeartbeatData p -> p.octets().length();
            case Parameter.AffectedPointCode p -> 4 * p.ranges().size();
            case Parameter.OriginatingPointCodeList p -> 4 * p.ranges().size();
            case Parameter.ServiceIndicators p -> p.octets().length();
            case Parameter.ProtocolData p -> Words.ROUTING_LABEL + p.data().length();
            case Parameter.Composite p -> paddedLength(p.parameters());
            case Parameter.Unknown p -> p.value().length();
            case Parameter.TrafficModeType p -> 4;
            case Parameter.ErrorCode p -> 4;
            case Parameter.Status p -> 4;
            case Parameter.AspIdentifier p -> 4;
            case Parameter.CorrelationId p -> 4;
            case Parameter.NetworkAppearance p -> 4;
            case Parameter.UserCause p -> 4;
            case Parameter.CongestionIndications p -> 4;
            case Parameter.ConcernedDestination p -> 4;
            case Parameter.LocalRoutingKeyIdentifier p -> 4;
            case Parameter.DestinationPointCode p -> 4;
            case Parameter.RegistrationStatus p -> 4;
            case Parameter.DeregistrationStatus p -> 4;
        };
        if (PARAMETER_HEADER + value > MAXIMUM_PARAMETER) {
            throw tooLong("parameter " + parameter.tag(), PARAMETER_HEADER + value);
        }
        return PARAMETER_HEADER + value;
    }

    private static void value(byte[] octets, int at, Parameter parameter) {
        switch (parameter) {
            case Parameter.InfoString p -> p.octets().copyTo(octets, at);
            case Parameter.RoutingContext p -> longs(octets, at, p.values());
            case Parameter.DiagnosticInformation p -> p.octets().copyTo(octets, at);
            case Parameter.HeartbeatData p -> p.octets().copyTo(octets, at);
            case Parameter.AffectedPointCode p -> ranges(octets, at, p.ranges());
            case Parameter.OriginatingPointCodeList p -> ranges(octets, at, p.ranges());
            case Parameter.ServiceIndicators p -> p.octets().copyTo(octets, at);
            case Parameter.ProtocolData p -> protocolData(octets, at, p);
            case Parameter.Composite p -> {
                int next = at;
                for (Parameter part : p.parameters()) {
                    next = parameter(octets, next, part);
                }
            }
            case Parameter.Unknown p -> p.value().copyTo(octets, at);
            case Parameter.TrafficModeType p -> Words.put32(octets, at, p.value());
            case Parameter.ErrorCode p -> Words.put32(octets, at, p.value());
            case Parameter.Status p -> halves(octets, at, p.type(), p.information());
            case Parameter.AspIdentifier p -> Words.put32(octets, at, p.value());
            case Parameter.CorrelationId p -> Words.put32(octets, at, p.value());
            case Parameter.NetworkAppearance p -> Words.put32(octets, at, p.value());
            case Parameter.UserCause p -> halves(octets, at, p.cause(), p.user());
            case Parameter.CongestionIndications p -> Words.put32(octets, at, ((long) p.reserved() << 8) | p.level());
            case Parameter.ConcernedDestination p ->
                Words.put32(octets, at, ((long) p.reserved() << 24) | p.pointCode());
            case Parameter.LocalRoutingKeyIdentifier p -> Words.put32(octets, at, p.value());
            case Parameter.DestinationPointCode p -> ranges(octets, at, List.of(p.range()));
            case Parameter.RegistrationStatus p -> Words.put32(octets, at, p.value());
            case Parameter.DeregistrationStatus p -> Words.put32(octets, at, p.value());
        }
    }

    private static void protocolData(byte[] octets, int at, Parameter.ProtocolData data) {
        int next = Words.put32(octets, at, data.opc());
        next = Words.put32(octets, next, data.dpc());
        next = Words.put32(octets, next, label(data.si(), data.ni(), data.mp(), data.sls()));
        data.data().copyTo(octets, next);
    }

    private static void longs(byte[] octets, int at, List<Long> values) {
        int next = at;
        for (long value : values) {
            next = Words.put32(octets, next, value);
        }
    }

    private static void ranges(byte[] octets, int at, List<PointCodeRange> ranges) {
        int next = at;
        for (PointCodeRange range : ranges) {
            next = Words.put32(octets, next, ((long) range.mask() << 24) | range.pointCode());
        }
    }

    private static void halves(byte[] octets, int at, int high, int low) {
        Words.put16(octets, Words.put16(octets, at, high), low);
    }

    private static IllegalArgumentException tooLong(String place, int length) {
        return new IllegalArgumentException(
                place + " is " + length + " octets long and may have " + MAXIMUM_PARAMETER + " (RFC 4666, 3.2)");
    }
}
