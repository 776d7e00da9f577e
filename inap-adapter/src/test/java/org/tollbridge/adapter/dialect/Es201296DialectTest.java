package org.tollbridge.adapter.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.charging.TariffLine;

/**
 * The dialect of ETSI ES 201 296. The octets were put together by hand from the types of its module Tariffing-Data-Types;
 * Wireshark 4.0.17 reads the first of them, in an ISUP APM of the Charging ASE, as what the comments say.
 */
class Es201296DialectTest {

    private static final String CONTROL = "80020780"; // subscriberCharge
    private static final String NO_CURRENCY = "850100";
    private static final String ORIGIN = "a30c" + "800303a378" + "810500900001b3"; // {0 3 4600}, call c3 in base 36

    private final Dialect etsi = DialectFiles.load("es201296");

    @Test
    void theCallersTariffIsInPulses() throws DialectException {
        String first = "300b" + "800116" + "81020d0e" + "820200b4"; // 22 pulses, 180 s, once in 180 s
        String next = "300a" + "80010b" + "8102ad04" + "820100"; // 11 pulses each 60 s, without end
        String current = "a022" + "a019" + first + next + "81020780" + "830105"; // not cyclic, 5 pulses for the set-up
        assertEquals(
                "a03d" + CONTROL + "a126" + "a124" + current + ORIGIN + NO_CURRENCY,
                sent(price(500, 180, 2_200, 60, 1_100)));
    }

    @Test
    void noSetUpAndHalfAPulse() throws DialectException {
        String first = "300a" + "800103" + "81021100" + "820101"; // 2.5 pulses are 3, and 1 s is 17
        String next = "300a" + "800100" + "81029d8c" + "820100"; // nothing, each half an hour
        String current = "a01e" + "a018" + first + next + "81020780";
        assertEquals(
                "a039" + CONTROL + "a122" + "a120" + current + ORIGIN + NO_CURRENCY, sent(price(0, 1, 250, 1_800, 0)));
    }

    @Test
    void whoPaysNothingHasNoTariff() throws DialectException {
        assertEquals(List.of(), etsi.send().orElseThrow().layOut(DialectFiles.call()));
    }

    @Test
    void whatTheStandardHasNoRoomForIsNotSent() {
        String tooLong = DialectFiles.mistake(() -> sent(price(0, 60, 250, 1_801, 250)));
        assertTrue(tooLong.contains("callerNextSeconds 1801 comes to 36017, and 35997 is the most"), tooLong);
        String tooDear = DialectFiles.mistake(() -> sent(price(0, 60, 25_550, 60, 250)));
        assertTrue(tooDear.contains("callerFirstPrice 25550 does not fit 1 octets"), tooDear);
    }

    @Test
    void freeSecondsComeBeforeTheFirstBlock() throws DialectException {
        String free = "300a" + "800100" + "81020000" + "82013c"; // nothing for 60 s
        String blocks = "300b" + "800116" + "81020d0e" + "820200b4" + "300a" + "80010b" + "8102ad04" + "820100";
        String current = "a02b" + "a025" + free + blocks + "81020780";
        assertEquals(
                "a046" + CONTROL + "a12f" + "a12d" + current + ORIGIN + NO_CURRENCY,
                sent(new TariffLine.Price(
                        0,
                        60,
                        new TariffLine.Block(180, 2_200),
                        new TariffLine.Block(60, 1_100),
                        TariffLine.Rounding.UP,
                        100)));
    }

    private String sent(TariffLine.Price price) throws DialectException {
        List<ChargingOperation.Characteristics> sent = etsi.send().orElseThrow().layOut(withPrice(price));
        assertEquals(Optional.of(Leg.CALLING), sent.getFirst().party());
        return sent.getFirst().octets().toHex();
    }

    private static TariffLine.Price price(int setUp, int firstSeconds, int first, int nextSeconds, int next) {
        return new TariffLine.Price(
                setUp,
                0,
                new TariffLine.Block(firstSeconds, first),
                new TariffLine.Block(nextSeconds, next),
                TariffLine.Rounding.UP,
                100);
    }

    private static ChargeFacts withPrice(TariffLine.Price price) {
        return new ChargeFacts(
                "n1-lb2-c3",
                "400",
                "4008101234",
                "acme",
                "861062345678",
                "10",
                false,
                "8675526001234",
                "755",
                Payer.SPLIT,
                250,
                110,
                1,
                0,
                600,
                ChargeFacts.Limit.NONE,
                Optional.of(price),
                Optional.empty(),
                ChargeFacts.End.NONE);
    }
}
