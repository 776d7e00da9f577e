package org.tollbridge.wire.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;

/** Encodes from the inside out: each layer carries the re-encoded layer inside it, if that was decoded. */
final class Reencoder {
    private Reencoder() {}

    static TcapMessage tcap(TcapMessage message, List<ExplainedComponent> explained) {
        Optional<DialoguePortion> dialogue = message.dialogue().map(Reencoder::dialogue);
        List<Component> components = new ArrayList<>(explained.size());
        for (ExplainedComponent one : explained) {
            components.add(component(one));
        }
        return switch (message) {
            case TcapMessage.Unidirectional m -> new TcapMessage.Unidirectional(dialogue, components);
            case TcapMessage.Begin m -> new TcapMessage.Begin(m.originating(), dialogue, components);
            case TcapMessage.Continue m ->
                new TcapMessage.Continue(m.originating(), m.destination(), dialogue, components);
            case TcapMessage.End m -> new TcapMessage.End(m.destination(), dialogue, components);
            case TcapMessage.Abort m -> new TcapMessage.Abort(m.destination(), m.cause(), dialogue);
        };
    }

    static Octets encode(TcapMessage message) {
        return new TcapEncoder().encode(message);
    }

    private static Component component(ExplainedComponent explained) {
        Octets canonical = explained.canonical();
        Optional<Octets> parameter = canonical.isEmpty() ? Optional.empty() : Optional.of(canonical);
        return switch (explained.component()) {
            case Component.Invoke c -> new Component.Invoke(c.invokeId(), c.linkedId(), c.operation(), parameter);
            case Component.ReturnResult c ->
                new Component.ReturnResult(
                        c.last(),
                        c.invokeId(),
                        c.result().map(result -> new Component.Result(result.operation(), parameter)));
            case Component.ReturnError c -> new Component.ReturnError(c.invokeId(), c.error(), parameter);
            case Component.Reject c -> c;
            case Component.Malformed c -> new Component.Malformed(canonical, c.invokeId(), c.problem(), c.failure());
        };
    }

    private static DialoguePortion dialogue(DialoguePortion dialogue) {
        return switch (dialogue) {
            case DialoguePortion.Request d ->
                new DialoguePortion.Request(
                        d.protocolVersion(),
                        d.applicationContext(),
                        d.userInformation().map(Canonical::shortest));
            case DialoguePortion.Response d ->
                new DialoguePortion.Response(
                        d.protocolVersion(),
                        d.applicationContext(),
                        d.result(),
                        d.diagnostic(),
                        d.userInformation().map(Canonical::shortest));
            case DialoguePortion.Abort d ->
                new DialoguePortion.Abort(d.source(), d.userInformation().map(Canonical::shortest));
            case DialoguePortion.Unidirectional d ->
                new DialoguePortion.Unidirectional(
                        d.protocolVersion(),
                        d.applicationContext(),
                        d.userInformation().map(Canonical::shortest));
            case DialoguePortion.Foreign d -> new DialoguePortion.Foreign(Canonical.shortest(d.external()));
            case DialoguePortion.Malformed d ->
                new DialoguePortion.Malformed(Canonical.shortest(d.contents()), d.failure());
        };
    }

    /**
     * Encodes the SCCP layer. Empty if the order of the parts on the wire cannot be that of the encoder: called,
     * calling, data, optional.
     */
    static Optional<Octets> sccp(SccpMessage message, Octets data, PointCodeLength pointCodes) {
        SccpMessage own = switch (message) {
            case SccpMessage.Unitdata m -> new SccpMessage.Unitdata(m.protocolClass(), m.called(), m.calling(), data);
            case SccpMessage.UnitdataService m ->
                new SccpMessage.UnitdataService(m.cause(), m.called(), m.calling(), data);
            case SccpMessage.ExtendedUnitdata m ->
                new SccpMessage.ExtendedUnitdata(
                        m.protocolClass(), m.hopCounter(), m.called(), m.calling(), data, m.optional());
            case SccpMessage.ExtendedUnitdataService m ->
                new SccpMessage.ExtendedUnitdataService(
                        m.cause(), m.hopCounter(), m.called(), m.calling(), data, m.optional());
            case SccpMessage.LongUnitdata m ->
                new SccpMessage.LongUnitdata(
                        m.protocolClass(), m.hopCounter(), m.called(), m.calling(), data, m.optional());
            case SccpMessage.LongUnitdataService m ->
                new SccpMessage.LongUnitdataService(
                        m.cause(), m.hopCounter(), m.called(), m.calling(), data, m.optional());
        };
        try {
            return Optional.of(new SccpEncoder(pointCodes).encode(own));
        } catch (IllegalArgumentException outOfReach) {
            return Optional.empty();
        }
    }

    static Octets m3ua(M3uaMessage message, Octets data) {
        List<Parameter> parameters = new ArrayList<>(message.parameters().size());
        for (Parameter parameter : message.parameters()) {
            parameters.add(
                    parameter instanceof Parameter.ProtocolData p
                            ? new Parameter.ProtocolData(p.opc(), p.dpc(), p.si(), p.ni(), p.mp(), p.sls(), data)
                            : parameter);
        }
        return Octets.wrap(M3uaEncoder.encode(new M3uaMessage(message.type(), parameters)));
    }
}
