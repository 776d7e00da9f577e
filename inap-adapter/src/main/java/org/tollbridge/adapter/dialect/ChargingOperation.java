package org.tollbridge.adapter.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.wire.Octets;

/**
 * How a dialect uses one charging operation.
 *
 * @param parties the operation is sent once for each party; if empty, once without a party
 * @param condition the calls for which the operation is sent
 */
public record ChargingOperation(List<Leg> parties, Optional<Condition> condition, Layout layout) {

    /**
     * The contents of one operation to send.
     *
     * @param party the party to charge, if the operation names one
     */
    public record Characteristics(Octets octets, Optional<Leg> party) {}

    /**
     * The operations to send for a call; empty if the dialect omits the operation.
     *
     * @throws DialectException if a fact does not fit its field
     */
    public List<Characteristics> layOut(ChargeFacts facts) throws DialectException {
        if (parties.isEmpty()) {
            return layOut(facts, 0, Optional.empty());
        }
        if (parties.size() == 1) {
            return layOut(facts, Fact.numberOf(parties.getFirst()), Optional.of(parties.getFirst()));
        }
        List<Characteristics> all = new ArrayList<>(parties.size());
        for (Leg party : parties) {
            all.addAll(layOut(facts, Fact.numberOf(party), Optional.of(party)));
        }
        return all;
    }

    private List<Characteristics> layOut(ChargeFacts facts, long leg, Optional<Leg> party) throws DialectException {
        CallFacts all = new CallFacts(facts, leg);
        if (condition.isPresent() && !condition.get().holds(all)) {
            return List.of();
        }
        return List.of(new Characteristics(layout.write(all), party));
    }
}
