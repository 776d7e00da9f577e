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
 * @param parties one operation is sent for each; empty: one operation that names no party
 * @param condition calls for which the operation is sent at all
 */
public record ChargingOperation(List<Leg> parties, Optional<Condition> condition, Layout layout) {

    /**
     * The contents of one operation to send.
     *
     * @param party who is to be charged, where the operation is to say so
     */
    public record Characteristics(Octets octets, Optional<Leg> party) {}

    /**
     * What is to be sent for a call; nothing where the dialect says that the operation is left out.
     *
     * @throws DialectException if a fact does not fit its place
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
