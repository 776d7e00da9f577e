package org.tollbridge.node.run;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.core.credit.OnlineCredit;
import org.tollbridge.core.diameter.DiameterNode;
import org.tollbridge.core.diameter.DiameterPeer;
import org.tollbridge.core.diameter.DiameterTimes;
import org.tollbridge.core.diameter.RoLink;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.node.config.ChargingKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.service.credit.CreditFailure;
import org.tollbridge.service.credit.CreditTerms;

/**
 * Which subscribers' calls require credit, and the servers that manage it.
 *
 * @param terms credit terms by subscriber
 * @param servers servers in order of preference
 * @param txMillis time limit for a server's answer, in milliseconds
 * @param mostUnanswered largest number of unanswered requests to a server before new calls skip it
 */
public record CreditPlan(
        Map<String, CreditTerms> terms,
        DiameterNode own,
        List<DiameterPeer> servers,
        DiameterTimes times,
        int txMillis,
        int mostUnanswered) {

    private static final DiameterReader.ServerKeys SERVERS = new DiameterReader.ServerKeys(
            ChargingKeys.CREDIT_SERVERS,
            ChargingKeys.CREDIT_HOST,
            ChargingKeys.CREDIT_REALM,
            ChargingKeys.CREDIT_ADDRESS,
            ChargingKeys.CREDIT_PORT);

    public CreditPlan {
        terms = Map.copyOf(terms);
        servers = List.copyOf(servers);
    }

    /**
     * Reads the configuration.
     *
     * @param starts number of earlier starts of the node
     * @throws IllegalArgumentException when an address or name is invalid, an entry occurs twice, or credit is required
     *     and there is no server for it
     */
    static CreditPlan read(Values values, long starts) {
        int budget = values.integer(ChargingKeys.CREDIT_BUDGET);
        Map<String, CreditTerms> terms = new HashMap<>();
        for (Values item : values.list(ChargingKeys.CREDIT_SUBSCRIBERS)) {
            String subscriber = item.text(ChargingKeys.CREDIT_SUBSCRIBER);
            CreditFailure onFailure = CreditFailure.valueOf(item.text(ChargingKeys.CREDIT_FAILURE)
                    .toUpperCase(Locale.ROOT)
                    .replace('-', '_'));
            if (terms.put(subscriber, new CreditTerms(onFailure, budget)) != null) {
                throw new IllegalArgumentException(item.place(ChargingKeys.CREDIT_SUBSCRIBER) + ": " + subscriber
                        + " occurs twice; keep one of them");
            }
        }
        List<DiameterPeer> servers = DiameterReader.servers(values, SERVERS);
        if (servers.isEmpty() && !terms.isEmpty()) {
            throw new IllegalArgumentException(
                    "credit-subscribers has entries but credit-servers has none; add a server that controls their"
                            + " credit");
        }
        return new CreditPlan(
                terms,
                DiameterReader.own(values, starts),
                servers,
                DiameterReader.times(values),
                values.integer(ChargingKeys.CREDIT_TX),
                values.integer(ChargingKeys.CREDIT_UNANSWERED));
    }

    /** Starts connections to the servers; empty when no subscriber requires credit. */
    Optional<OnlineCredit> start(NodeClock clock) {
        return terms.isEmpty()
                ? Optional.empty()
                : Optional.of(new OnlineCredit(
                        servers.stream()
                                .map(server -> RoLink.open(own, server, times, txMillis, mostUnanswered, clock))
                                .toList(),
                        clock));
    }
}
