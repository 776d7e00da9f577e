package org.tollbridge.wire.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.ber.ObjectIdentifier;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.m3ua.M3uaDecoder;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.sccp.ManagementCodec;
import org.tollbridge.wire.sccp.ManagementMessage;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapMessage;

/** Decodes a message from any layer inwards as far as possible. No input makes it throw. Not thread-safe. */
public final class Explainer {
    private static final String COMPONENT_HINT =
            "; the INAP layer starts with a component: a1 invoke, a2 or a7 result, a3 error, a4 reject"
                    + " (an argument by itself does not say whose it is)";

    private final Options options;

    private Optional<M3uaMessage> m3ua = Optional.empty();
    private Optional<SccpMessage> sccp = Optional.empty();
    private Optional<ManagementMessage> management = Optional.empty();
    private Optional<TcapMessage> tcap = Optional.empty();
    private final List<ExplainedComponent> components = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    private Explainer(Options options) {
        this.options = options;
    }

    /**
     * Explains one line of text, in a format that docs/decode.md describes. A line without digits, blank or only a
     * comment, gives an explanation of no octets and without a failure.
     */
    public static Explanation explainLine(String line, Layer outermost, Options options) {
        HexLine read = HexLine.parse(line);
        Explainer explainer = new Explainer(options);
        if (read.octets().isPresent()) {
            return explain(read.octets().get(), outermost, options).withComment(read.comment());
        }
        read.failure().ifPresent(explainer.failures::add);
        return explainer.result(outermost, 0, Optional.empty()).withComment(read.comment());
    }

    /** Explains the octets of one message, or of one component if the outermost layer is INAP. */
    public static Explanation explain(Octets octets, Layer outermost, Options options) {
        Explainer explainer = new Explainer(options);
        Reencoded reencoded = switch (outermost) {
            case M3UA -> explainer.m3ua(octets);
            case SCCP -> explainer.sccp(octets);
            case TCAP -> explainer.tcap(octets);
            case INAP -> explainer.component(octets);
        };
        return explainer.result(
                outermost, octets.length(), options.reencode() ? Optional.of(reencoded) : Optional.empty());
    }

    private Explanation result(Layer outermost, int length, Optional<Reencoded> reencoded) {
        return new Explanation(
                outermost,
                length,
                m3ua,
                sccp,
                management,
                tcap,
                components,
                failures,
                reencoded,
                Optional.empty(),
                options);
    }

    private Reencoded m3ua(Octets octets) {
        return switch (M3uaDecoder.decode(octets)) {
            case org.tollbridge.wire.m3ua.DecodeFailure failure -> {
                fail(Layer.M3UA, failure.place(), failure.offset(), failure.problem(), "RFC 4666 " + failure.clause());
                yield Reencoded.NOTHING;
            }
            case M3uaMessage message -> {
                m3ua = Optional.of(message);
                Optional<Parameter.ProtocolData> data = message.find(Parameter.ProtocolData.class);
                boolean carriesSccp = data.isPresent() && data.get().si() == Parameter.ProtocolData.SI_SCCP;
                Reencoded inside = carriesSccp ? sccp(data.get().data()) : Reencoded.NOTHING;
                Octets carried = inside.sccp()
                        .orElseGet(() -> data.map(Parameter.ProtocolData::data).orElse(Octets.EMPTY));
                yield new Reencoded(
                        Optional.of(Reencoder.m3ua(message, carried)), inside.sccp(), inside.tcap(), inside.inap());
            }
        };
    }

    private Reencoded sccp(Octets octets) {
        return switch (new SccpDecoder(options.pointCodes()).decode(octets)) {
            case org.tollbridge.wire.sccp.DecodeFailure failure -> {
                failSccp(failure, "");
                yield Reencoded.NOTHING;
            }
            case SccpMessage message -> {
                sccp = Optional.of(message);
                Reencoded inside = insideSccp(message);
                Octets carried = inside.tcap().orElse(message.data());
                yield new Reencoded(
                        Optional.empty(),
                        Reencoder.sccp(message, carried, options.pointCodes()),
                        inside.tcap(),
                        inside.inap());
            }
        };
    }

    private Reencoded insideSccp(SccpMessage message) {
        if (isPart(message)) {
            return Reencoded.NOTHING;
        }
        if (message.called().subsystemNumber().orElse(0) != ManagementMessage.SUBSYSTEM) {
            return tcap(message.data());
        }
        switch (new ManagementCodec(options.pointCodes()).decode(message.data())) {
            case ManagementMessage decoded -> management = Optional.of(decoded);
            case org.tollbridge.wire.sccp.DecodeFailure failure -> failSccp(failure, "data, ");
        }
        return Reencoded.NOTHING;
    }

    private void failSccp(org.tollbridge.wire.sccp.DecodeFailure failure, String within) {
        fail(Layer.SCCP, within + failure.place(), failure.offset(), failure.problem(), "Q.713 " + failure.clause());
    }

    /** Whether the data is one segment of a longer message, so that a single line cannot show all of it. */
    static boolean isPart(SccpMessage message) {
        return message.segmentation()
                .map(segmentation -> !segmentation.first() || segmentation.remaining() > 0)
                .orElse(false);
    }

    private Reencoded tcap(Octets octets) {
        return switch (TcapDecoder.decode(octets)) {
            case org.tollbridge.wire.tcap.DecodeFailure failure -> {
                fail(Layer.TCAP, failure.place(), failure.offset(), failure.problem(), failure.clause());
                yield Reencoded.NOTHING;
            }
            case TcapMessage message -> {
                tcap = Optional.of(message);
                message.dialogue().ifPresent(this::noteMalformed);
                InapReader reader = new InapReader(variants(message));
                for (Component component : message.components()) {
                    add(reader.explain(component, components.size()));
                }
                yield new Reencoded(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Reencoder.encode(Reencoder.tcap(message, components))),
                        parameters());
            }
        };
    }

    private Reencoded component(Octets octets) {
        ExplainedComponent explained =
                new InapReader(editions(options.variant())).explain(TcapDecoder.decodeComponent(octets), 0);
        if (explained.component() instanceof Component.Malformed malformed) {
            boolean other = malformed.problem().code() == 0;
            fail(
                    Layer.INAP,
                    malformed.failure().place(),
                    malformed.failure().offset(),
                    malformed.failure().problem() + (other ? COMPONENT_HINT : ""),
                    malformed.failure().clause());
            return Reencoded.NOTHING;
        }
        add(explained);
        return new Reencoded(Optional.empty(), Optional.empty(), Optional.empty(), parameters());
    }

    private void add(ExplainedComponent explained) {
        components.add(explained);
        explained.failure().ifPresent(failures::add);
    }

    private Optional<List<Octets>> parameters() {
        return Optional.of(components.stream()
                .map(explained ->
                        explained.component() instanceof Component.Malformed ? Octets.EMPTY : explained.canonical())
                .toList());
    }

    private void noteMalformed(DialoguePortion dialogue) {
        if (dialogue instanceof DialoguePortion.Malformed malformed) {
            fail(
                    Layer.TCAP,
                    malformed.failure().place(),
                    malformed.failure().offset(),
                    malformed.failure().problem(),
                    malformed.failure().clause());
        }
    }

    private List<Variant> variants(TcapMessage message) {
        Optional<ObjectIdentifier> name = message.dialogue().flatMap(Explainer::contextName);
        return editions(name.flatMap(ApplicationContext::of)
                .map(ApplicationContext::variant)
                .orElse(options.variant()));
    }

    private static Optional<ObjectIdentifier> contextName(DialoguePortion dialogue) {
        return switch (dialogue) {
            case DialoguePortion.Request d -> Optional.of(d.applicationContext());
            case DialoguePortion.Response d -> Optional.of(d.applicationContext());
            case DialoguePortion.Unidirectional d -> Optional.of(d.applicationContext());
            case DialoguePortion.Abort d -> Optional.empty();
            case DialoguePortion.Foreign d -> Optional.empty();
            case DialoguePortion.Malformed d -> Optional.empty();
        };
    }

    private static List<Variant> editions(Variant first) {
        List<Variant> all = new ArrayList<>(List.of(first));
        for (Variant other : Variant.values()) {
            if (other != first) {
                all.add(other);
            }
        }
        return all;
    }

    private void fail(Layer layer, String place, int offset, String reason, String clause) {
        failures.add(new Failure(layer.key(), place, offset, reason, clause));
    }
}
