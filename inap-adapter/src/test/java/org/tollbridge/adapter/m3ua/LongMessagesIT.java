package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.m3ua.PointCodeRange;

/**
 * One peer sends messages that name thousands, to a node that knows thousands of switches. The work for one of them
 * must not be the product, which took half a second: one thread reads for all, and the others were not heard for a
 * minute.
 */
class LongMessagesIT extends UserPartFixture {

    private static final int NAMED = 16_000;
    private static final int MESSAGES = 100;

    private M3uaUserPart thousands() throws Exception {
        List<SwitchSettings> switches = new ArrayList<>();
        IntStream.range(3, 8_000).forEach(pointCode -> switches.add(SwitchSettings.of(pointCode, 100)));
        switches.add(SwitchSettings.of(1, 101));
        return serve(switches.toArray(new SwitchSettings[0]));
    }

    private RawSwitch attacker(M3uaUserPart part) throws Exception {
        RawSwitch attacker = connect(part);
        attacker.send(MessageType.ASPUP);
        attacker.expect(MessageType.ASPUP_ACK);
        return attacker;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 24})
    void auditsHoldNobodyUp(int mask) throws Exception {
        List<PointCodeRange> ranges = IntStream.range(0, NAMED)
                .mapToObj(i -> new PointCodeRange(mask, 100_000 + i))
                .toList();

        assertGoodSwitchIsHeardBehind(thousands(), MessageType.DAUD, new Parameter.AffectedPointCode(ranges));
    }

    @ParameterizedTest
    @CsvSource({"ASPAC, 0", "ASPAC, 1000", "ASPIA, 1000"})
    void routingContextsHoldNobodyUp(MessageType type, int step) throws Exception {
        List<Long> contexts =
                LongStream.range(0, NAMED).map(i -> 100 + i * step).boxed().toList();

        assertGoodSwitchIsHeardBehind(thousands(), type, new Parameter.RoutingContext(contexts));
    }

    /** All of them have one routing context, and any may be the peer. */
    @Test
    void whoMayBeAnyOfThousandsHoldsNobodyUp() throws Exception {
        M3uaUserPart part = thousands();
        RawSwitch attacker = attacker(part);
        attacker.send(MessageType.ASPAC, Parameter.RoutingContext.of(100));
        attacker.expect(MessageType.ASPAC_ACK);

        assertGoodSwitchIsHeardBehind(part, attacker, MessageType.ASPIA, Parameter.RoutingContext.of(100));
    }

    private void assertGoodSwitchIsHeardBehind(M3uaUserPart part, MessageType type, Parameter parameter)
            throws Exception {
        assertGoodSwitchIsHeardBehind(part, attacker(part), type, parameter);
    }

    private void assertGoodSwitchIsHeardBehind(
            M3uaUserPart part, RawSwitch attacker, MessageType type, Parameter parameter) throws Exception {
        RawSwitch good = connect(part).activate(101);
        Thread reader = Thread.ofVirtual().start(() -> drain(attacker));
        for (int i = 0; i < MESSAGES; i++) {
            attacker.send(type, parameter);
        }

        good.sendData(1, US, 0, HELLO);

        assertEquals(HELLO, good.receiveData());
        attacker.close();
        assertTrue(reader.join(Duration.ofSeconds(10)));
    }

    private static void drain(RawSwitch from) {
        try {
            while (true) {
                from.receive();
            }
        } catch (IOException closed) {
            // Closed by the test.
        }
    }
}
