package org.tollbridge.adapter.call;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.wire.Octets;

/**
 * How callers of a switch reach the resource that plays announcements and collects digits, and what it plays.
 *
 * @param messages by announcement name
 * @param zone the time zone of announced times
 * @param indicators serviceInteractionIndicators, which tell the network, for example, whether to answer the caller on
 *     connection; empty sends none
 * @param assistance how the caller is connected to an assisting side; empty for a switch with a resource of its own
 */
public record ResourceAccess(
        Map<String, SpokenMessage> messages, ZoneId zone, Optional<Octets> indicators, Optional<Assisting> assistance) {

    /** Nothing can be played or collected. */
    public static final ResourceAccess NONE =
            new ResourceAccess(Map.of(), ZoneId.of("UTC"), Optional.empty(), Optional.empty());

    public ResourceAccess {
        messages = Map.copyOf(messages);
    }

    /**
     * A temporary connection.
     *
     * @param address assistingSSPIPRoutingAddress
     * @param scfId the address by which the assisting side finds this SCP; empty sends none
     * @param waitMillis time limit for the assisting side to ask for instructions, 1 or more
     */
    public record Assisting(PartyNumber address, Optional<Octets> scfId, int waitMillis) {}
}
