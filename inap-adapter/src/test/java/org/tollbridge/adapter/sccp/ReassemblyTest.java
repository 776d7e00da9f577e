package org.tollbridge.adapter.sccp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.adapter.sccp.Reassembly.Outcome;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.OptionalParameter;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.sccp.Segmentation;

class ReassemblyTest {

    private static final int OCTETS = 1_000;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Reassembly reassembly =
            new Reassembly(new SccpSettings.Reassembling(3, 10_000, Duration.ofSeconds(2)));

    private static Octets data(int number) {
        return Octets.of((byte) number, (byte) 0xaa);
    }

    private Outcome add(int opc, int subsystem, int reference, int number, int count, long now) {
        Segmentation segmentation = new Segmentation(number == 0, 0, count - 1 - number, reference);
        SccpMessage message = new SccpMessage.ExtendedUnitdata(
                ProtocolClass.CLASS_0,
                15,
                SccpAddress.ofSubsystem(2, 106),
                SccpAddress.ofSubsystem(1, subsystem),
                data(number),
                List.of(OptionalParameter.of(segmentation)));
        return reassembly.add(new Arrival(opc, 0, OCTETS, message), segmentation, now);
    }

    private Outcome add(int reference, int number, int count) {
        return add(1, 146, reference, number, count, 0);
    }

    private static void assertGivenUp(ReturnCause cause, Outcome outcome) {
        Outcome.GivenUp given = assertInstanceOf(Outcome.GivenUp.class, outcome);
        assertEquals(cause, given.cause());
        assertEquals(data(0), given.first().message().data());
    }

    @Test
    void segmentsInOrderMakeAMessage() {
        assertInstanceOf(Outcome.Waiting.class, add(7, 0, 3));
        assertInstanceOf(Outcome.Waiting.class, add(7, 1, 3));
        assertEquals(2 * OCTETS, reassembly.octets());
        Outcome.Whole whole = assertInstanceOf(Outcome.Whole.class, add(7, 2, 3));
        assertEquals(Octets.fromHex("00aa01aa02aa"), whole.data());
        assertEquals(0, reassembly.waiting());
        assertEquals(0, reassembly.octets());
    }

    @Test
    void aMessageOfOneSegmentIsWhole() {
        assertEquals(
                data(0), assertInstanceOf(Outcome.Whole.class, add(7, 0, 1)).data());
        assertEquals(0, reassembly.waiting());
    }

    @Test
    void messagesOfDifferentSendersAndReferencesDoNotMix() {
        add(1, 146, 7, 0, 2, 0);
        add(1, 147, 7, 0, 2, 0);
        add(1, 146, 8, 0, 2, 0);
        assertEquals(3, reassembly.waiting());
        assertInstanceOf(Outcome.Stray.class, add(10, 146, 7, 1, 2, 0));
        assertInstanceOf(Outcome.Whole.class, add(1, 147, 7, 1, 2, 0));
        assertInstanceOf(Outcome.Whole.class, add(1, 146, 8, 1, 2, 0));
        assertInstanceOf(Outcome.Whole.class, add(1, 146, 7, 1, 2, 0));
    }

    @Test
    void aLostSegmentEndsTheMessageOnce() {
        add(7, 0, 4);
        assertGivenUp(ReturnCause.ERROR_IN_MESSAGE_TRANSPORT, add(7, 2, 4));
        assertInstanceOf(Outcome.Stray.class, add(7, 3, 4));
        assertEquals(0, reassembly.octets());
    }

    @Test
    void aSegmentThatComesTwiceEndsTheMessage() {
        add(7, 0, 3);
        add(7, 1, 3);
        assertGivenUp(ReturnCause.ERROR_IN_MESSAGE_TRANSPORT, add(7, 1, 3));
    }

    /** 3952 octets of user data are the most that SCCP carries, and that another node could be handed in one piece. */
    @ParameterizedTest
    @CsvSource({"247, true", "248, false"})
    void aMessageLongerThanSccpCarriesIsGivenUp(int each, boolean fits) {
        Reassembly roomy = new Reassembly(SccpSettings.Reassembling.DEFAULT);
        Octets part = Octets.wrap(new byte[each]);
        Outcome last = new Outcome.Stray();
        for (int number = 0; number < 16; number++) {
            last = roomy.add(arrival(part, number), new Segmentation(number == 0, 0, 15 - number, 7), 0);
        }

        if (fits) {
            assertEquals(
                    SccpMessage.LONGEST_LONG_DATA,
                    assertInstanceOf(Outcome.Whole.class, last).data().length());
        } else {
            assertEquals(
                    ReturnCause.ERROR_IN_MESSAGE_TRANSPORT,
                    assertInstanceOf(Outcome.GivenUp.class, last).cause());
        }
        assertEquals(0, roomy.octets());
    }

    private static Arrival arrival(Octets data, int number) {
        Segmentation segmentation = new Segmentation(number == 0, 0, 15 - number, 7);
        return new Arrival(
                1,
                0,
                OCTETS,
                new SccpMessage.ExtendedUnitdata(
                        ProtocolClass.CLASS_0,
                        15,
                        SccpAddress.ofSubsystem(2, 106),
                        SccpAddress.ofSubsystem(1, 146),
                        data,
                        List.of(OptionalParameter.of(segmentation))));
    }

    @Test
    void aSegmentBeforeItsFirstIsStray() {
        assertInstanceOf(Outcome.Stray.class, add(7, 1, 3));
        assertEquals(0, reassembly.waiting());
    }

    @Test
    void aFirstSegmentBeginsAnew() {
        add(7, 0, 3);
        add(7, 1, 3);
        add(7, 0, 2);
        assertEquals(OCTETS, reassembly.octets());
        assertEquals(
                Octets.fromHex("00aa01aa"),
                assertInstanceOf(Outcome.Whole.class, add(7, 1, 2)).data());
    }

    @Test
    void noMoreMessagesWaitThanTheBound() {
        for (int reference = 0; reference < 3; reference++) {
            add(reference, 0, 2);
        }
        assertGivenUp(ReturnCause.CANNOT_REASSEMBLE, add(3, 0, 2));
        assertInstanceOf(Outcome.Whole.class, add(0, 1, 2));
        assertInstanceOf(Outcome.Waiting.class, add(3, 0, 2));
    }

    @Test
    void noMoreOctetsWaitThanTheBound() {
        add(7, 0, 16);
        for (int number = 1; number < 10; number++) {
            assertInstanceOf(Outcome.Waiting.class, add(7, number, 16));
        }
        assertGivenUp(ReturnCause.CANNOT_REASSEMBLE, add(8, 0, 2));
        assertGivenUp(ReturnCause.CANNOT_REASSEMBLE, add(7, 10, 16));
        assertEquals(0, reassembly.octets());
    }

    @Test
    void whatWaitsForTooLongIsGivenUp() {
        add(1, 146, 7, 0, 2, 0);
        add(1, 146, 8, 0, 2, SECOND);
        assertEquals(List.of(), reassembly.expire(2 * SECOND - 1));
        List<Outcome.GivenUp> late = reassembly.expire(2 * SECOND);
        assertEquals(1, late.size());
        assertGivenUp(ReturnCause.ERROR_IN_MESSAGE_TRANSPORT, late.getFirst());
        assertEquals(1, reassembly.waiting());
        assertInstanceOf(Outcome.Stray.class, add(1, 146, 7, 1, 2, 2 * SECOND));
        assertEquals(1, reassembly.expire(3 * SECOND).size());
        assertEquals(0, reassembly.octets());
    }

    /** Whatever comes in whatever order, no more is kept than the bounds allow, and in the end nothing is left. */
    @Test
    void boundsHoldAgainstAnySegments() {
        Random random = new Random(20260131);
        for (int i = 0; i < 20_000; i++) {
            int count = 1 + random.nextInt(16);
            add(1, 146, random.nextInt(6), random.nextInt(count), count, i * 1_000_000L);
            assertTrue(reassembly.waiting() <= 3 && reassembly.octets() <= 10_000);
            assertTrue(reassembly.octets() >= reassembly.waiting() * (long) OCTETS);
        }
        assertTrue(reassembly.expire(Long.MAX_VALUE / 2).size() <= 3);
        assertEquals(0, reassembly.waiting());
        assertEquals(0, reassembly.octets());
    }

    @Test
    void aPointThatTakesAllMakesRoomForAnother() {
        for (int reference = 1; reference <= 3; reference++) {
            assertInstanceOf(Outcome.Waiting.class, add(1, 146, reference, 0, 2, 0));
        }
        assertInstanceOf(Outcome.Waiting.class, add(2, 146, 9, 0, 2, 0));
        assertEquals(3, reassembly.waiting());
        assertInstanceOf(Outcome.Whole.class, add(2, 146, 9, 1, 2, 0));
        List<Outcome.GivenUp> told = reassembly.expire(0);
        assertEquals(1, told.size());
        assertGivenUp(ReturnCause.CANNOT_REASSEMBLE, told.getFirst());
        assertInstanceOf(Outcome.Stray.class, add(1, 146, 1, 1, 2, 0));
        assertInstanceOf(Outcome.Whole.class, add(1, 146, 2, 1, 2, 0));
        assertInstanceOf(Outcome.Whole.class, add(1, 146, 3, 1, 2, 0));
        assertEquals(0, reassembly.octets());
    }
}
