package org.tollbridge.node.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.explain.ExplainedComponent;
import org.tollbridge.wire.explain.Explainer;
import org.tollbridge.wire.explain.Explanation;
import org.tollbridge.wire.explain.Layer;
import org.tollbridge.wire.explain.Options;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.sccp.Reassembly;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * Selects the messages that match a filter: all of a dialogue, in both directions, from an InitialDP with matching
 * numbers to its end. Memory is bounded; the oldest dialogue is dropped first. Not thread-safe.
 */
final class DialogueTracer {

    private static final int MOST_DIALOGUES = 100_000;
    private static final int MOST_SEGMENTED = 1_000;
    private static final long SEGMENTS_NANOS = TimeUnit.SECONDS.toNanos(15);

    private record Key(int pointCode, TransactionId id) {}

    private record Segments(int pointCode, SccpAddress calling, int localReference) {}

    /** A dialogue under observation. */
    private static final class Followed {
        private final int number;
        private final TransactionId theirs;
        private boolean wanted;
        private Optional<TransactionId> ours = Optional.empty();

        Followed(int number, TransactionId theirs, boolean wanted) {
            this.number = number;
            this.theirs = theirs;
            this.wanted = wanted;
        }
    }

    private final TraceFilter filter;
    private final Options options;
    private final IntFunction<String> names;
    private final Map<Key, Followed> byTheirs = bounded(MOST_DIALOGUES);
    private final Map<TransactionId, Followed> byOurs = bounded(MOST_DIALOGUES);
    private final Reassembly reassembly = new Reassembly(MOST_SEGMENTED, SEGMENTS_NANOS);
    private final Map<Segments, List<Captured>> segments = bounded(MOST_SEGMENTED);
    private int count;

    /**
     * @param options with the length of point codes
     * @param names name of the switch with a point code
     */
    DialogueTracer(TraceFilter filter, Options options, IntFunction<String> names) {
        this.filter = filter;
        this.options = options;
        this.names = names;
    }

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** The messages that a new one adds to the capture: none, itself, or itself with the segments before it. */
    List<Traced> take(Captured message) {
        Explanation explanation = Explainer.explain(message.m3ua(), Layer.M3UA, options);
        Optional<Parameter.ProtocolData> data =
                explanation.m3ua().flatMap(m3ua -> m3ua.find(Parameter.ProtocolData.class));
        if (data.isEmpty()) {
            return filter.takesAll()
                    ? List.of(new Traced(
                            message,
                            explanation,
                            "peer " + message.peer().getHostString() + ":"
                                    + message.peer().getPort()))
                    : List.of();
        }
        int pointCode = message.received() ? data.get().opc() : data.get().dpc();
        if (!filter.hasSwitch(pointCode)) {
            return List.of();
        }
        if (explanation.sccp().flatMap(SccpMessage::segmentation).isPresent()) {
            return takeSegment(message, explanation.sccp().get(), pointCode);
        }
        return decide(explanation, message.received(), pointCode)
                .map(subject -> List.of(new Traced(message, explanation, subject)))
                .orElse(List.of());
    }

    private List<Traced> takeSegment(Captured message, SccpMessage sccp, int pointCode) {
        int reference = sccp.segmentation().orElseThrow().localReference();
        Segments key = new Segments(pointCode, sccp.calling(), reference);
        List<Captured> parts = segments.computeIfAbsent(key, unseen -> new ArrayList<>());
        parts.add(message);
        Optional<Octets> whole = reassembly.add(sccp, System.nanoTime());
        if (whole.isEmpty()) {
            return List.of();
        }
        segments.remove(key);
        Explanation inside = Explainer.explain(whole.get(), Layer.TCAP, options);
        Optional<String> subject = decide(inside, message.received(), pointCode);
        if (subject.isEmpty()) {
            return List.of();
        }
        List<Traced> all = new ArrayList<>();
        for (Captured part : parts.subList(0, parts.size() - 1)) {
            all.add(new Traced(part, Explainer.explain(part.m3ua(), Layer.M3UA, options), subject.get()));
        }
        all.add(new Traced(message, inside, subject.get()));
        return all;
    }

    /** The subject of a message, if the filter accepts it. */
    private Optional<String> decide(Explanation explanation, boolean received, int pointCode) {
        String name = "switch " + names.apply(pointCode);
        if (explanation.tcap().isEmpty()) {
            boolean wanted = !filter.asksForNumbers() && filter.dialogue().isEmpty();
            return wanted ? Optional.of(name) : Optional.empty();
        }
        Followed dialogue = switch (explanation.tcap().get()) {
            case TcapMessage.Unidirectional unidirectional -> new Followed(0, TransactionId.of(0), false);
            case TcapMessage.Begin begin -> begun(begin, explanation, pointCode);
            case TcapMessage.Continue going -> {
                TransactionId theirs = received ? going.originating() : going.destination();
                TransactionId ours = received ? going.destination() : going.originating();
                yield going(pointCode, theirs, ours);
            }
            case TcapMessage.End end -> over(end.destination(), received, pointCode);
            case TcapMessage.Abort abort -> over(abort.destination(), received, pointCode);
        };
        return dialogue.wanted
                ? Optional.of(name + ", dialogue " + dialogue.number + " (" + dialogue.theirs
                        + dialogue.ours.map(ours -> ", ours " + ours).orElse("") + ")")
                : Optional.empty();
    }

    private Followed begun(TcapMessage.Begin begin, Explanation explanation, int pointCode) {
        boolean numbers =
                !filter.asksForNumbers() || explanation.components().stream().anyMatch(this::hasNumbers);
        Followed dialogue = follow(pointCode, begin.originating(), numbers);
        dialogue.wanted = numbers && filter.hasDialogue(begin.originating());
        return dialogue;
    }

    private boolean hasNumbers(ExplainedComponent component) {
        return component.parameter().isPresent()
                && component.parameter().get() instanceof InitialDp initialDp
                && filter.hasNumbers(CallNumbers.called(initialDp), CallNumbers.calling(initialDp));
    }

    private Followed follow(int pointCode, TransactionId theirs, boolean wanted) {
        Followed dialogue = new Followed(++count, theirs, wanted);
        byTheirs.put(new Key(pointCode, theirs), dialogue);
        return dialogue;
    }

    private Followed going(int pointCode, TransactionId theirs, TransactionId ours) {
        Followed known = byTheirs.get(new Key(pointCode, theirs));
        Followed dialogue = known != null ? known : follow(pointCode, theirs, unseen(theirs));
        if (dialogue.ours.isEmpty()) {
            dialogue.ours = Optional.of(ours);
            byOurs.put(ours, dialogue);
            dialogue.wanted |= filter.dialogue().isPresent() && unseen(ours);
        }
        return dialogue;
    }

    /** Whether a dialogue is wanted whose beginning was not seen. */
    private boolean unseen(TransactionId id) {
        return !filter.asksForNumbers() && filter.hasDialogue(id);
    }

    private Followed over(TransactionId destination, boolean received, int pointCode) {
        Followed known = received ? byOurs.get(destination) : byTheirs.get(new Key(pointCode, destination));
        Followed dialogue = known != null ? known : new Followed(++count, destination, unseen(destination));
        byTheirs.remove(new Key(pointCode, dialogue.theirs));
        dialogue.ours.ifPresent(byOurs::remove);
        return dialogue;
    }
}
