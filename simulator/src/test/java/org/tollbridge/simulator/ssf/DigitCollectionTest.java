package org.tollbridge.simulator.ssf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tollbridge.simulator.ssf.Scripts.seconds;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.simulator.ssf.InteractionScript.Press;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.CollectedDigits;

/** What comes of digits: 2 to 4 of them, # to end, * to begin again; 4 s for the first, 2 s for others; 3 s of prompt. */
class DigitCollectionTest {

    @ParameterizedTest(name = "{0} after {1} ms, every {2} ms: {3} at {4} ms")
    @CsvSource(
            nullValues = "none",
            value = {
                // digits, after, gap, collected, at, heard
                "1234, 3000, 500, 1234, 4500, 3000",
                "1234, 1000, 500, 1234, 2500, 1000",
                "12345, 1000, 500, 1234, 2500, 1000",
                "12C34, 4000, 500, 12, 5000, 3000",
                "12, 4000, 500, 12, 6500, 3000",
                "1, 4000, 500, none, 6000, 3000",
                "1C, 4000, 500, none, 4500, 3000",
                "'', 0, 0, none, 7000, 3000",
                "12, 7000, 500, none, 7000, 3000",
                "123, 4000, 2500, none, 6000, 3000",
                "12B34C, 4000, 500, 34, 6500, 3000"
            })
    void collects(String digits, long after, long gap, String collected, long at, long heard) {
        assertEquals(
                new DigitCollection(Duration.ofMillis(at), Duration.ofMillis(heard), Optional.ofNullable(collected)),
                DigitCollection.of(
                        rules(true), new Press(Duration.ofMillis(after), digits, Duration.ofMillis(gap)), seconds(3)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"1234, 1000, none, 7000", "123456, 1500, 456, 6500"})
    void whatIsPressedDuringAnAnnouncementThatGoesOnIsLost(String digits, long after, String collected, long at) {
        DigitCollection collection = DigitCollection.of(
                rules(false), new Press(Duration.ofMillis(after), digits, Duration.ofMillis(600)), seconds(3));
        assertEquals(Optional.ofNullable(collected), collection.digits());
        assertEquals(Duration.ofMillis(at), collection.at());
        assertEquals(seconds(3), collection.announcement());
    }

    private static CollectedDigits rules(boolean interruptable) {
        return ScpOperations.digits(2, 4)
                .set(CollectedDigits.CANCEL_DIGIT, Octets.fromHex("0b"))
                .set(CollectedDigits.INTERRUPTABLE_ANN_IND, interruptable)
                .build();
    }
}
