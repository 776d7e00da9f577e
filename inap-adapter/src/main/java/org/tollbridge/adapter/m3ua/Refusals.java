package org.tollbridge.adapter.m3ua;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.CommonHeader;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.LimitedLog;

/** The ERR messages of one association (RFC 4666, clause 3.8.1), at most 10 a second. */
final class Refusals {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Refusals.class));
    private static final int DIAGNOSTIC = 64;
    private static final int PER_SECOND = 10;
    /** Limits the routing contexts in a log line, because a peer may name thousands. */
    private static final int MOST_NAMED = 8;

    private final Association association;
    private int thisSecond;
    private long second;

    Refusals(Association association) {
        this.association = association;
    }

    /** Answers a message with ERR, with its routing contexts if no other parameter identifies the fault. */
    void refuse(M3uaMessage message, M3uaError error, Parameter... more) {
        LOG.warn("{}: {} refused: {}", association.connection(), message.type().title(), error.title());
        List<Parameter> parameters = new ArrayList<>(List.of(more));
        if (parameters.stream().noneMatch(Parameter.RoutingContext.class::isInstance)) {
            message.find(Parameter.RoutingContext.class).ifPresent(parameters::add);
        }
        send(error, parameters, Octets.wrap(M3uaEncoder.encode(message)));
    }

    /** Answers octets that are not a message. */
    void refuse(M3uaError error, Octets head) {
        send(error, List.of(), head);
    }

    /** The subject of an ERR of the peer, as far as the ERR quotes it, and its reason. */
    static String words(M3uaMessage err) {
        long code = err.require(Parameter.ErrorCode.class).value();
        String what = err.find(Parameter.DiagnosticInformation.class)
                .map(Parameter.DiagnosticInformation::octets)
                .filter(head -> head.length() >= CommonHeader.SIZE)
                .flatMap(head -> MessageType.of(head.at(2), head.at(3)))
                .map(MessageType::title)
                .orElse("a message");
        String why =
                M3uaError.ofCode(code).map(M3uaError::title).orElse("error " + code + ", which RFC 4666 does not have");
        String contexts = err.find(Parameter.RoutingContext.class)
                .map(named -> named.values().stream()
                        .limit(MOST_NAMED)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", ", routing context ", "")))
                .orElse("");
        return what + ": " + why + contexts;
    }

    /** Whether the limit of this second allows one more unsolicited answer. */
    boolean mayReply() {
        long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
        if (now != second) {
            second = now;
            thisSecond = 0;
        }
        return thisSecond++ < PER_SECOND;
    }

    private void send(M3uaError error, List<Parameter> more, Octets cause) {
        if (!mayReply()) {
            return;
        }
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.ErrorCode.of(error));
        parameters.addAll(more);
        parameters.add(new Parameter.DiagnosticInformation(cause.slice(0, Math.min(cause.length(), DIAGNOSTIC))));
        association.node().counters().errorSent();
        association.send(new M3uaMessage(MessageType.ERR, parameters));
    }
}
