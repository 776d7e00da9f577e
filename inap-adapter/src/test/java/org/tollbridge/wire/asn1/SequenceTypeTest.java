package org.tollbridge.wire.asn1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.Connect;

class SequenceTypeTest {

    @Test
    void aRecordStaysAsItIsWhenItsValuesAreSetAnew() {
        Octets first = Octets.fromHex("0390010155051000");
        Octets second = Octets.fromHex("0390010155052000");
        SequenceType.Values<Connect> values =
                Connect.TYPE.values().set(Connect.DESTINATION_ROUTING_ADDRESS, List.of(first));
        Connect one = values.build();
        Connect other = values.set(Connect.ORIGINAL_CALLED_PARTY_ID, second).build();
        assertEquals(Optional.empty(), one.get(Connect.ORIGINAL_CALLED_PARTY_ID));
        assertEquals(Optional.of(second), other.get(Connect.ORIGINAL_CALLED_PARTY_ID));
        assertEquals(List.of(first), other.value(Connect.DESTINATION_ROUTING_ADDRESS));
    }
}
