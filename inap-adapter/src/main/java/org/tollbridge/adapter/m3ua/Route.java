package org.tollbridge.adapter.m3ua;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.tollbridge.wire.transport.SendResult;

/** The associations that carry the traffic of a switch at one moment. Immutable; a change creates a new route. */
final class Route {

    /**
     * One association.
     *
     * @param context the routing context of DATA on it
     */
    record Way(Association association, OptionalLong context) {}

    static final Route NONE = new Route(List.of(), false);

    private final Way[] ways;
    private final boolean broadcast;

    /**
     * @param broadcast whether every association carries every message; otherwise each carries its share of the SLS
     *     values
     */
    Route(List<Way> ways, boolean broadcast) {
        this.ways = ways.toArray(Way[]::new);
        this.broadcast = broadcast;
    }

    boolean isEmpty() {
        return ways.length == 0;
    }

    /** The number of associations that carry traffic. */
    int size() {
        return ways.length;
    }

    /** Whether an association belongs to both routes. */
    boolean shares(Route other) {
        return Arrays.stream(ways)
                .map(Way::association)
                .anyMatch(each -> Arrays.stream(other.ways).anyMatch(way -> way.association() == each));
    }

    /**
     * Sends a message. If its association is already closed, the next one takes it.
     *
     * @return {@code CLOSED} if all associations are closed
     */
    SendResult send(Mtp3TransferPrimitive message) {
        SendResult result = SendResult.CLOSED;
        int first = ways.length > 1 ? share(message.getSls()) : 0;
        for (int i = 0; i < ways.length; i++) {
            Way way = ways[(first + i) % ways.length];
            SendResult one = way.association().transfer(message, way.context());
            if (one == SendResult.QUEUED || result == SendResult.CLOSED) {
                result = one;
            }
            if (!broadcast && result != SendResult.CLOSED) {
                return result;
            }
        }
        return result;
    }

    /**
     * Does not use the remainder of the SLS alone: if the network distributes calls among nodes by it, each node
     * receives only every second value.
     */
    private int share(int sls) {
        return (sls + sls / 8) % ways.length;
    }
}
