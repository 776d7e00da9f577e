package org.tollbridge.node.metrics;

import static org.tollbridge.node.metrics.Metric.counter;
import static org.tollbridge.node.metrics.Metric.gauge;
import static org.tollbridge.node.metrics.Metric.sample;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.tollbridge.adapter.m3ua.M3uaCounters;
import org.tollbridge.adapter.stack.StackCounters;
import org.tollbridge.node.status.Observed;
import org.tollbridge.wire.transport.TransportCounters;

/** Metrics of connections, M3UA and TCAP, for all switches together. */
final class StackMetrics {

    private StackMetrics() {}

    static List<Metric> all() {
        return Stream.of(tcap(), sccp(), m3ua(), transport())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Metric> tcap() {
        return List.of(
                gauge(
                        "tollbridge_tcap_dialogues",
                        "Open TCAP dialogues.",
                        node -> node.stack().dialogues()),
                counter(
                        "tollbridge_tcap_messages_received_total",
                        "TCAP messages received.",
                        tcap(StackCounters.Snapshot::received)),
                counter(
                        "tollbridge_tcap_messages_sent_total",
                        "TCAP messages handed to SCCP.",
                        tcap(StackCounters.Snapshot::sent)),
                counter(
                        "tollbridge_tcap_messages_unsent_total",
                        "TCAP messages that could not be sent.",
                        tcap(StackCounters.Snapshot::unsent)),
                counter(
                        "tollbridge_tcap_messages_malformed_total",
                        "Messages with an invalid transaction portion.",
                        tcap(StackCounters.Snapshot::malformed)),
                counter(
                        "tollbridge_tcap_messages_mended_total",
                        "Messages with an invalid dialogue portion or component, answered by abort or reject.",
                        tcap(StackCounters.Snapshot::mended)),
                counter(
                        "tollbridge_tcap_messages_foreign_total",
                        "Messages for a dialogue with another switch; they are dropped.",
                        tcap(StackCounters.Snapshot::foreign)),
                new Metric(
                        Metric.Kind.COUNTER,
                        "tollbridge_tcap_begins_refused_total",
                        List.of("reason"),
                        "Dialogues refused: `unanswerable` (the calling address cannot be reached), `draining`,"
                                + " `overload`.",
                        node -> Stream.of(
                                sample(node.stack().counters().unanswerable(), "unanswerable"),
                                sample(node.stack().counters().refusedDraining(), "draining"),
                                sample(node.stack().counters().refusedOverload(), "overload"))),
                counter(
                        "tollbridge_tcap_user_faults_total",
                        "Internal errors above TCAP, each of which ended one dialogue; see the log.",
                        tcap(StackCounters.Snapshot::userFaults)));
    }

    private static Function<Observed, Long> tcap(ToLongFunction<StackCounters.Snapshot> value) {
        return node -> value.applyAsLong(node.stack().counters());
    }

    private static List<Metric> sccp() {
        return List.of(new Metric(
                Metric.Kind.COUNTER,
                "tollbridge_sccp_events_total",
                List.of("event"),
                "SCCP events; the values of `event` are those of SccpCounter, which describes them.",
                node -> node.stack().sccpCounters().entrySet().stream()
                        .map(entry -> sample(entry.getValue(), CallMetrics.word(entry.getKey())))));
    }

    private static List<Metric> m3ua() {
        return List.of(
                gauge(
                        "tollbridge_m3ua_delivery_waiting_messages",
                        "Received messages waiting for a delivery thread.",
                        node -> node.stack().waiting()),
                counter(
                        "tollbridge_m3ua_data_received_total",
                        "DATA delivered to SCCP.",
                        m3ua(M3uaCounters.Snapshot::dataReceived)),
                counter(
                        "tollbridge_m3ua_data_sent_total",
                        "DATA handed to a connection.",
                        m3ua(M3uaCounters.Snapshot::dataSent)),
                counter(
                        "tollbridge_m3ua_data_refused_total",
                        "DATA dropped: wrong state, routing context, point code, network or user part.",
                        m3ua(M3uaCounters.Snapshot::dataRefused)),
                counter(
                        "tollbridge_m3ua_data_unsent_total",
                        "DATA that could not be sent: no association, or a full write queue.",
                        m3ua(M3uaCounters.Snapshot::dataUnsent)),
                counter(
                        "tollbridge_m3ua_data_held_total",
                        "DATA kept for a switch that is temporarily unreachable.",
                        m3ua(M3uaCounters.Snapshot::dataHeld)),
                counter(
                        "tollbridge_m3ua_data_dropped_total",
                        "DATA kept and then dropped, because the switch did not come back.",
                        m3ua(M3uaCounters.Snapshot::dataDropped)),
                counter("tollbridge_m3ua_errors_sent_total", "ERR sent.", m3ua(M3uaCounters.Snapshot::errorsSent)),
                counter(
                        "tollbridge_m3ua_errors_received_total",
                        "ERR received.",
                        m3ua(M3uaCounters.Snapshot::errorsReceived)),
                counter(
                        "tollbridge_m3ua_dead_peers_total",
                        "Associations closed because the peer was silent.",
                        m3ua(M3uaCounters.Snapshot::deadPeers)),
                counter(
                        "tollbridge_m3ua_held_back_total",
                        "Number of times that flow control stopped reading from peers because a delivery queue was"
                                + " full.",
                        m3ua(M3uaCounters.Snapshot::heldBack)),
                counter(
                        "tollbridge_m3ua_handed_over_total",
                        "DATA handed over to the node with the same point code that owns the dialogue.",
                        m3ua(M3uaCounters.Snapshot::handedOver)),
                counter(
                        "tollbridge_m3ua_taken_over_total",
                        "DATA of this node's dialogues received from other nodes.",
                        m3ua(M3uaCounters.Snapshot::takenOver)),
                counter(
                        "tollbridge_m3ua_relayed_total",
                        "DATA sent through another node, because this one has no link of its own.",
                        m3ua(M3uaCounters.Snapshot::relayed)),
                counter(
                        "tollbridge_m3ua_passing_failed_total",
                        "DATA lost between nodes, because a queue was full or a link was down.",
                        m3ua(M3uaCounters.Snapshot::passingFailed)));
    }

    private static Function<Observed, Long> m3ua(ToLongFunction<M3uaCounters.Snapshot> value) {
        return node -> value.applyAsLong(node.stack().m3uaCounters());
    }

    private static List<Metric> transport() {
        return List.of(
                gauge(
                        "tollbridge_transport_connections",
                        "Open connections.",
                        transport(TransportCounters.Snapshot::standing)),
                counter(
                        "tollbridge_transport_opened_total",
                        "Connections established.",
                        transport(TransportCounters.Snapshot::opened)),
                counter(
                        "tollbridge_transport_refused_total",
                        "Connections rejected because a limit was reached.",
                        transport(TransportCounters.Snapshot::refused)),
                counter(
                        "tollbridge_transport_evicted_total",
                        "Connections without a valid ASPUP closed to make room, or because their time was over.",
                        transport(TransportCounters.Snapshot::evicted)),
                counter(
                        "tollbridge_transport_malformed_total",
                        "Malformed messages received.",
                        transport(TransportCounters.Snapshot::malformed)),
                counter(
                        "tollbridge_transport_refused_writes_total",
                        "Messages not sent because a write queue was full.",
                        transport(TransportCounters.Snapshot::refusedWrites)),
                counter(
                        "tollbridge_transport_lost_at_close_total",
                        "Connections closed with unsent messages.",
                        transport(TransportCounters.Snapshot::lostAtClose)),
                counter(
                        "tollbridge_transport_messages_received_total",
                        "Messages read.",
                        transport(TransportCounters.Snapshot::messagesReceived)),
                counter(
                        "tollbridge_transport_messages_sent_total",
                        "Messages written.",
                        transport(TransportCounters.Snapshot::messagesSent)),
                counter(
                        "tollbridge_transport_received_bytes_total",
                        "Octets read.",
                        transport(TransportCounters.Snapshot::octetsReceived)),
                counter(
                        "tollbridge_transport_sent_bytes_total",
                        "Octets written.",
                        transport(TransportCounters.Snapshot::octetsSent)));
    }

    private static Function<Observed, Long> transport(ToLongFunction<TransportCounters.Snapshot> value) {
        return node -> node.stack().transportCounters().map(value::applyAsLong).orElse(0L);
    }
}
