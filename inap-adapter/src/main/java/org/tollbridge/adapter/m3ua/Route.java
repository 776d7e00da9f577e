package org.tollbridge.adapter.m3ua;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.tollbridge.wire.transport.SendResult;

/** The associations that carry the traffic of a switch at one moment. It never changes; a change makes another one. */
final class Route {

    /**
     * One association.
     *
     * @param context the routing context that DATA carries there
     */
    record Way(Association association, OptionalLong context) {}

    static final Route NONE = new Route(List.of(), false);

    private final Way[] ways;
    private final boolean broadcast;

    /**
     * @param broadcast whether every way carries every message, else each its share of the SLS values
     */
    Route(List<Way> ways, boolean broadcast) {
        this.ways = ways.toArray(Way[]::new);
        this.broadcast = broadcast;
    }

    boolean isEmpty() {
        return ways.length == 0;
    }

    /** How many associations carry traffic. */
    int size() {
        return ways.length;
    }

    /** Whether an association is in both. */
    boolean shares(Route other) {
        return Arrays.stream(ways)
                .map(Way::association)
                .anyMatch(each -> Arrays.stream(other.ways).anyMatch(way -> way.association() == each));
    }

    /**
     * Sends a message. Where its way is closed already, the next one takes it.
     *
     * @return {@code CLOSED} if there is no way that is open
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

    /** Not the remainder of an SLS alone: a network that shares calls among nodes by it leaves each every second. */
    private int share(int sls) {
        return (sls + sls / 8) % ways.length;
    }
}
