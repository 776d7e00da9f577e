package org.tollbridge.wire.sccp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.Octets;

class ReassemblyTest {

    private static final long LIMIT = 1000;
    private static final Octets A = Octets.fromHex("0a0a");
    private static final Octets B = Octets.fromHex("0b");
    private static final Octets C = Octets.fromHex("0c0c0c");
    private static final Octets WHOLE = Octets.fromHex("0a0a0b0c0c0c");

    private final Reassembly reassembly = new Reassembly(2, LIMIT);

    private static SccpMessage xudt(int sender, Octets data, List<OptionalParameter> optional) {
        return new SccpMessage.ExtendedUnitdata(
                ProtocolClass.CLASS_0_RETURN_ON_ERROR,
                15,
                SccpAddress.ofSubsystem(2, 106),
                SccpAddress.ofSubsystem(sender, 106),
                data,
                optional);
    }

    private Optional<Octets> add(int sender, int reference, boolean first, int remaining, Octets data, long now) {
        Segmentation segmentation = new Segmentation(first, 0, remaining, reference);
        return reassembly.add(xudt(sender, data, List.of(OptionalParameter.of(segmentation))), now);
    }

    @Test
    void whatIsNotSegmentedIsWholeAtOnce() {
        assertEquals(Optional.of(A), reassembly.add(xudt(1, A, List.of()), 0));
    }

    @Test
    void aMessageIsWholeWithItsLastSegment() {
        assertEquals(Optional.empty(), add(1, 7, true, 2, A, 0));
        assertEquals(Optional.empty(), add(1, 7, false, 1, B, 1));
        assertEquals(Optional.of(WHOLE), add(1, 7, false, 0, C, LIMIT));
        assertEquals(0, reassembly.dropped());
    }

    @Test
    void sendersAndReferencesAreKeptApart() {
        add(1, 7, true, 1, A, 0);
        add(3, 7, true, 1, C, 0);
        assertEquals(Optional.of(Octets.fromHex("0a0a0b")), add(1, 7, false, 0, B, 0));
        assertEquals(Optional.empty(), add(3, 8, false, 0, B, 0));
        assertEquals(Optional.of(Octets.fromHex("0c0c0c0b")), add(3, 7, false, 0, B, 0));
        assertEquals(1, reassembly.dropped());
    }

    @Test
    void aMissingSegmentEndsTheMessage() {
        add(1, 7, true, 2, A, 0);
        assertEquals(Optional.empty(), add(1, 7, false, 0, C, 0));
        assertEquals(Optional.empty(), add(1, 7, false, 1, B, 0));
        assertEquals(2, reassembly.dropped());
    }

    @Test
    void aSecondFirstSegmentBeginsAnew() {
        add(1, 7, true, 1, C, 0);
        add(1, 7, true, 1, A, 0);
        assertEquals(Optional.of(Octets.fromHex("0a0a0b")), add(1, 7, false, 0, B, 0));
        assertEquals(1, reassembly.dropped());
    }

    @Test
    void theRestIsNotWaitedForLongerThanTheLimit() {
        add(1, 7, true, 1, A, 0);
        assertEquals(Optional.empty(), add(1, 7, false, 0, B, LIMIT + 1));
        assertEquals(2, reassembly.dropped());
    }

    @Test
    void theOldestGivesWay() {
        add(1, 1, true, 1, A, 0);
        add(1, 2, true, 1, A, 0);
        add(1, 3, true, 1, A, 0);
        assertEquals(Optional.empty(), add(1, 1, false, 0, B, 0));
        assertEquals(Optional.of(Octets.fromHex("0a0a0b")), add(1, 2, false, 0, B, 0));
        assertEquals(Optional.of(Octets.fromHex("0a0a0b")), add(1, 3, false, 0, B, 0));
    }
}
