package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;

/** What the log says of an ERR that a peer sends. */
class RefusalsTest {

    private static final Parameter INVALID = Parameter.ErrorCode.of(M3uaError.INVALID_ROUTING_CONTEXT);

    private static String words(Parameter... parameters) {
        return Refusals.words(M3uaMessage.of(MessageType.ERR, parameters));
    }

    @Test
    void itNamesWhatIsRefusedAndWhy() {
        assertEquals(
                "ASPAC: Invalid Routing Context, routing context 5, 6",
                words(
                        INVALID,
                        new Parameter.RoutingContext(List.of(5L, 6L)),
                        new Parameter.DiagnosticInformation(Octets.fromHex("0100040100000010"))));
    }

    @Test
    void aPeerMayQuoteNothingThatIsKnown() {
        assertEquals("a message: Invalid Routing Context", words(INVALID));
        assertEquals(
                "a message: error 99, which RFC 4666 does not have",
                words(new Parameter.ErrorCode(99), new Parameter.DiagnosticInformation(Octets.fromHex("0100"))));
        assertEquals(
                "a message: Invalid Routing Context",
                words(INVALID, new Parameter.DiagnosticInformation(Octets.fromHex("0100ffff00000010"))));
    }

    @Test
    void thousandsOfRoutingContextsDoNotFillTheLog() {
        List<Long> many = LongStream.range(0, 10_000).boxed().toList();
        assertEquals(
                "a message: Invalid Routing Context, routing context 0, 1, 2, 3, 4, 5, 6, 7",
                words(INVALID, new Parameter.RoutingContext(many)));
    }
}
