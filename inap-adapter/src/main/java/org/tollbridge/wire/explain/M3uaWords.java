package org.tollbridge.wire.explain;

import java.util.List;
import java.util.stream.Collectors;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.m3ua.PointCodeRange;
import org.tollbridge.wire.sccp.PointCodeLength;

/** The M3UA layer in words. */
final class M3uaWords {
    private M3uaWords() {}

    static void write(Page page, M3uaMessage message, int length, PointCodeLength pointCodes) {
        page.heading("M3UA", message.type().title() + ", " + meaning(message.type()) + ", " + length + " octets");
        parameters(page, 0, message.parameters(), pointCodes);
    }

    private static String meaning(MessageType type) {
        return switch (type) {
            case ERR -> "an error in what the peer sent";
            case NTFY -> "a change of state";
            case DATA -> "a message of a user part";
            case DUNA -> "destination unavailable";
            case DAVA -> "destination available";
            case DAUD -> "a question about a destination's state";
            case SCON -> "signalling congestion";
            case DUPU -> "destination user part unavailable";
            case DRST -> "destination restricted";
            case ASPUP -> "the application server process is up";
            case ASPDN -> "the application server process goes down";
            case BEAT -> "heartbeat";
            case ASPUP_ACK -> "ASPUP acknowledged";
            case ASPDN_ACK -> "ASPDN acknowledged";
            case BEAT_ACK -> "heartbeat answered";
            case ASPAC -> "the application server process takes traffic";
            case ASPIA -> "the application server process takes no more traffic";
            case ASPAC_ACK -> "ASPAC acknowledged";
            case ASPIA_ACK -> "ASPIA acknowledged";
            case REG_REQ -> "registration of routing keys";
            case REG_RSP -> "result of a registration";
            case DEREG_REQ -> "deregistration of routing keys";
            case DEREG_RSP -> "result of a deregistration";
        };
    }

    private static void parameters(Page page, int depth, List<Parameter> parameters, PointCodeLength pointCodes) {
        for (Parameter parameter : parameters) {
            switch (parameter) {
                case Parameter.Unknown p -> page.item(depth, "parameter " + p.tag(), octets(p.value()));
                case Parameter.ProtocolData p -> protocolData(page, depth, p, pointCodes);
                case Parameter.Composite p -> {
                    page.item(depth, p.kind().title(), "");
                    parameters(page, depth + 1, p.parameters(), pointCodes);
                }
                case Parameter.Known p -> page.item(depth, p.kind().title(), value(p, pointCodes));
            }
        }
    }

    private static String value(Parameter.Known parameter, PointCodeLength pointCodes) {
        return switch (parameter) {
            case Parameter.InfoString p -> p.text();
            case Parameter.RoutingContext p ->
                p.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
            case Parameter.DiagnosticInformation p -> octets(p.octets());
            case Parameter.HeartbeatData p -> octets(p.octets());
            case Parameter.TrafficModeType p -> Names.trafficMode(p.value()) + " (" + p.value() + ")";
            case Parameter.ErrorCode p ->
                M3uaError.ofCode(p.value()).map(M3uaError::title).orElse("unknown") + " (" + p.value() + ")";
            case Parameter.Status p -> p.title() + " (" + p.type() + ", " + p.information() + ")";
            case Parameter.AspIdentifier p -> String.valueOf(p.value());
            case Parameter.AffectedPointCode p -> ranges(p.ranges(), pointCodes);
            case Parameter.CorrelationId p -> String.valueOf(p.value());
            case Parameter.NetworkAppearance p -> String.valueOf(p.value());
            case Parameter.UserCause p -> "cause " + p.cause() + ", user " + p.user();
            case Parameter.CongestionIndications p -> "level " + p.level();
            case Parameter.ConcernedDestination p -> pointCode(p.pointCode(), pointCodes);
            case Parameter.LocalRoutingKeyIdentifier p -> String.valueOf(p.value());
            case Parameter.DestinationPointCode p -> ranges(List.of(p.range()), pointCodes);
            case Parameter.ServiceIndicators p -> octets(p.octets());
            case Parameter.OriginatingPointCodeList p -> ranges(p.ranges(), pointCodes);
            case Parameter.RegistrationStatus p -> String.valueOf(p.value());
            case Parameter.DeregistrationStatus p -> String.valueOf(p.value());
            case Parameter.ProtocolData p -> octets(p.data());
            case Parameter.Composite p -> p.parameters().size() + " parameters";
        };
    }

    private static void protocolData(Page page, int depth, Parameter.ProtocolData data, PointCodeLength pointCodes) {
        page.item(depth, "from point code", pointCode(data.opc(), pointCodes));
        page.item(depth, "to point code", pointCode(data.dpc(), pointCodes));
        page.item(
                depth,
                "for",
                Names.user(data.si()) + " (SI " + data.si() + "), " + Names.network(data.ni()) + " network (NI "
                        + data.ni() + "), priority " + data.mp() + ", SLS " + data.sls());
        if (data.si() != Parameter.ProtocolData.SI_SCCP) {
            page.item(depth, "user data", octets(data.data()));
        }
    }

    /** The number and, in brackets, the customary notation in parts. */
    static String pointCode(int pointCode, PointCodeLength pointCodes) {
        return pointCodes.words(pointCode);
    }

    private static String ranges(List<PointCodeRange> ranges, PointCodeLength pointCodes) {
        return ranges.stream()
                .map(range -> pointCode(range.pointCode(), pointCodes)
                        + (range.mask() == 0 ? "" : " without its last " + range.mask() + " bits"))
                .collect(Collectors.joining(", "));
    }

    private static String octets(Octets octets) {
        return "[" + Words.spaced(octets.toHex()) + "]";
    }
}
