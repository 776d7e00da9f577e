package org.tollbridge.node.run;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tollbridge.adapter.m3ua.GatewaySettings;
import org.tollbridge.adapter.m3ua.M3uaSettings;
import org.tollbridge.adapter.m3ua.SwitchSettings;
import org.tollbridge.adapter.stack.StackSettings;
import org.tollbridge.node.config.ClusterKeys;
import org.tollbridge.node.config.FaultTold;
import org.tollbridge.node.config.SccpKeys;
import org.tollbridge.node.config.SignallingKeys;
import org.tollbridge.node.config.SwitchKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.wire.transport.ListenSettings;
import org.tollbridge.wire.transport.Protocol;
import org.tollbridge.wire.transport.TransportSettings;

/** Reads the connections to the switches. Contradictions are reported as {@link IllegalArgumentException}. */
final class SignallingReader {

    private final Values values;

    private SignallingReader(Values values) {
        this.values = values;
    }

    /** @param starts number of earlier starts of the node */
    static StackSettings read(Values values, long starts) {
        SignallingReader reader = new SignallingReader(values);
        return new StackSettings(
                reader.m3ua(), SccpReader.read(values), values.integer(SccpKeys.SCCP_SSN), reader.dialogues(starts));
    }

    private StackSettings.Dialogues dialogues(long starts) {
        StackSettings.Dialogues alone = new StackSettings.Dialogues(
                values.integer(SignallingKeys.TCAP_DIALOGUES),
                Duration.ofSeconds(values.integer(SignallingKeys.TCAP_IDLE)),
                Duration.ofSeconds(values.integer(SignallingKeys.TCAP_INVOKE)),
                values.number(SignallingKeys.TCAP_FIRST_ID),
                values.number(SignallingKeys.TCAP_LAST_ID));
        OptionalLong number = values.optionalNumber(ClusterKeys.CLUSTER_NUMBER);
        return number.isEmpty() ? alone : alone.ofNode((int) number.getAsLong(), starts);
    }

    private M3uaSettings m3ua() {
        List<GatewaySettings> gateways = GatewayReader.read(values, protocol());
        Set<Integer> behindGateways = new HashSet<>();
        gateways.forEach(gateway -> behindGateways.addAll(gateway.pointCodes()));
        Set<Integer> known = new HashSet<>();
        for (Values item : values.list(SwitchKeys.SWITCHES)) {
            if (!known.add(item.integer(SwitchKeys.SWITCH_POINT_CODE))) {
                throw new FaultTold();
            }
        }
        behindGateways.stream().filter(pointCode -> !known.contains(pointCode)).forEach(pointCode -> {
            throw new IllegalArgumentException(
                    "a gateway has the point code " + pointCode + ", which no switch has; add it to switches");
        });
        List<SwitchSettings> comers = values.list(SwitchKeys.SWITCHES).stream()
                .filter(item -> !behindGateways.contains(item.integer(SwitchKeys.SWITCH_POINT_CODE)))
                .map(this::comer)
                .toList();
        return new M3uaSettings(
                new M3uaSettings.Node(
                        values.integer(SignallingKeys.M3UA_POINT_CODE),
                        values.integer(SignallingKeys.M3UA_NETWORK_INDICATOR),
                        values.optionalNumber(SignallingKeys.M3UA_NETWORK_APPEARANCE)),
                listen().map(List::of).orElse(List.of()),
                comers,
                gateways,
                new M3uaSettings.Timers(
                        millis(SignallingKeys.M3UA_HEARTBEAT),
                        millis(SignallingKeys.M3UA_DEAD),
                        millis(SignallingKeys.M3UA_ACKNOWLEDGE),
                        millis(SignallingKeys.M3UA_PENDING),
                        millis(SignallingKeys.M3UA_AUDIT)),
                limits());
    }

    private M3uaSettings.Limits limits() {
        TransportSettings transport = new TransportSettings(
                values.integer(SignallingKeys.M3UA_IO_THREADS),
                values.integer(SignallingKeys.M3UA_MAX_MESSAGE),
                values.integer(SignallingKeys.M3UA_WRITE_QUEUE),
                TransportSettings.DEFAULT.connectTimeout(),
                values.integer(SignallingKeys.M3UA_SCTP_STREAMS));
        return new M3uaSettings.Limits(
                values.integer(SignallingKeys.M3UA_DELIVERY_THREADS),
                values.integer(SignallingKeys.M3UA_DELIVERY_QUEUE),
                values.integer(SignallingKeys.M3UA_PENDING_MESSAGES),
                transport);
    }

    private Protocol protocol() {
        return values.choice(SignallingKeys.M3UA_TRANSPORT, Protocol.class);
    }

    private Optional<ListenSettings> listen() {
        List<InetSocketAddress> addresses = values.words(SignallingKeys.M3UA_ADDRESSES).stream()
                .map(address -> new InetSocketAddress(address, values.integer(SignallingKeys.M3UA_PORT)))
                .toList();
        if (addresses.isEmpty()) {
            return Optional.empty();
        }
        if (protocol() == Protocol.TCP && addresses.size() > 1) {
            throw new IllegalArgumentException("m3ua.address has " + addresses.size()
                    + " addresses, but TCP listens on one; give one, or set m3ua.transport to sctp");
        }
        return Optional.of(new ListenSettings(
                protocol(),
                addresses,
                values.integer(SignallingKeys.M3UA_CONNECTIONS),
                values.integer(SignallingKeys.M3UA_CONNECTIONS_PER_ADDRESS),
                millis(SignallingKeys.M3UA_PROVING)));
    }

    private SwitchSettings comer(Values item) {
        List<Long> contexts = item.longs(SwitchKeys.SWITCH_ROUTING_CONTEXTS);
        return new SwitchSettings(
                item.integer(SwitchKeys.SWITCH_POINT_CODE),
                contexts.isEmpty() ? List.of(values.number(SignallingKeys.M3UA_ROUTING_CONTEXT)) : contexts,
                Peers.mode(item.text(SwitchKeys.SWITCH_TRAFFIC_MODE)),
                item.integer(SwitchKeys.SWITCH_MIN_ASSOCIATIONS),
                item.optionalNumber(SwitchKeys.SWITCH_ASP_IDENTIFIER),
                item.words(SwitchKeys.SWITCH_ADDRESSES).stream()
                        .map(word -> Peers.address(word, item.place(SwitchKeys.SWITCH_ADDRESSES)))
                        .toList(),
                doubleExchange(item));
    }

    private Optional<SwitchSettings.DoubleExchange> doubleExchange(Values item) {
        List<String> connect = item.words(SwitchKeys.SWITCH_CONNECT);
        OptionalLong context = item.optionalNumber(SwitchKeys.SWITCH_OWN_ROUTING_CONTEXT);
        OptionalLong identifier = item.optionalNumber(SwitchKeys.SWITCH_OWN_ASP_IDENTIFIER);
        if (item.text(SwitchKeys.SWITCH_EXCHANGE).equals("single")) {
            if (!connect.isEmpty() || context.isPresent() || identifier.isPresent()) {
                throw new IllegalArgumentException(item.place(SwitchKeys.SWITCH_NAME)
                        + ": connect, own-routing-context and own-asp-identifier require the exchange double;"
                        + " set it, or list the switch in gateways to connect to it");
            }
            return Optional.empty();
        }
        String place = item.place(SwitchKeys.SWITCH_CONNECT);
        return Optional.of(new SwitchSettings.DoubleExchange(
                context,
                identifier,
                Peers.mode(item.text(SwitchKeys.SWITCH_TRAFFIC_MODE)),
                connect.stream()
                        .map(word -> Peers.dial(protocol(), Peers.endpoint(word, place), place))
                        .toList()));
    }

    private Duration millis(String key) {
        return Duration.ofMillis(values.integer(key));
    }
}
