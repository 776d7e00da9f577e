package org.tollbridge.adapter.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.adapter.stack.BeginGate.Refusal;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.ber.ObjectIdentifier;
import org.tollbridge.wire.inap.AssistRequestInstructions;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NatureOfAddress;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

class BeginGateTest {

    private static final ObjectIdentifier ETSI = ObjectIdentifier.of("0.4.0.1.1.1.0.0");

    private final BeginGate gate = new BeginGate(begin -> false, Refusal.RELEASE_CALL, pointCode -> 40 + pointCode);

    private static BeginPeek peek(Optional<String> context, int operation, String calledNumber) {
        return peek(
                context,
                operation,
                InitialDp.TYPE
                        .values()
                        .set(InitialDp.SERVICE_KEY, 800L)
                        .set(InitialDp.CALLED_PARTY_NUMBER, Octets.fromHex(calledNumber))
                        .build()
                        .encode(Variant.ETSI));
    }

    private static BeginPeek peek(Optional<String> context, int operation, Octets argument) {
        TcapMessage.Begin begin = new TcapMessage.Begin(
                new TransactionId(Octets.fromHex("00abcd")),
                context.map(name -> DialoguePortion.Request.of(ObjectIdentifier.of(name))),
                List.of(new Component.Invoke(
                        7, OptionalInt.empty(), new Code.Local(operation), Optional.of(argument))));
        return new BeginPeek(new TcapEncoder().encode(begin).toByteArray(), 2, 123);
    }

    private static BeginPeek peek(Optional<String> context) {
        return peek(context, 0, "03100850552143");
    }

    @Test
    void aPeekSeesWhatRefusingNeeds() {
        BeginPeek begin = peek(Optional.of(ETSI.toString()));
        assertTrue(begin.opensCall());
        assertEquals(OptionalLong.of(800), begin.serviceKey());
        assertEquals("8005551234", begin.called());
        assertEquals("00abcd", begin.originating().toString());
        assertEquals(Optional.of(ETSI), begin.context());
        assertEquals(123, begin.waitedNanos());
        assertEquals(2, begin.switchPointCode());
    }

    @ParameterizedTest
    @CsvSource({"83100850552103, 800555123", "0310085055214f, 80055512", "0310, ''", "8310, ''", "031008b0, 800"})
    void digitsEndWhereTheNumberDoes(String octets, String digits) {
        assertEquals(digits, peek(Optional.empty(), 0, octets).called());
    }

    /** As in a call that is let in. */
    @ParameterizedTest
    @CsvSource({"'', 8005551234", "03100850551103, 8005551130"})
    void dialledDigitsStandInForTheCalledNumber(String calledNumber, String digits) {
        var values = InitialDp.TYPE.values().set(InitialDp.DIALLED_DIGITS, Octets.fromHex("03100850552143"));
        if (!calledNumber.isEmpty()) {
            values.set(InitialDp.CALLED_PARTY_NUMBER, Octets.fromHex(calledNumber));
        }

        assertEquals(
                digits,
                peek(Optional.empty(), 0, values.build().encode(Variant.Q1218)).called());
    }

    @Test
    void aReleaseEchoesTheContextAndCarriesTheSwitchsCause() {
        TcapMessage.End end = (TcapMessage.End) TcapDecoder.decode(
                gate.release(peek(Optional.of(ETSI.toString()))).orElseThrow());
        assertEquals("00abcd", end.destination().toString());
        assertEquals(Optional.of(DialoguePortion.Response.accepted(ETSI)), end.dialogue());
        Component.Invoke release = (Component.Invoke) end.components().getFirst();
        assertEquals(new Code.Local(22), release.operation());
        assertEquals(Optional.of(Octets.fromHex("040282aa")), release.parameter());
    }

    @Test
    void aReleaseWithoutContextHasNoDialoguePortion() {
        TcapMessage.End end = (TcapMessage.End)
                TcapDecoder.decode(gate.release(peek(Optional.empty())).orElseThrow());
        assertEquals(Optional.empty(), end.dialogue());
    }

    @ParameterizedTest
    @CsvSource({"1.2.3", "0.4.0.1.1.1.5.0"})
    void aContextThatCannotReleaseIsAborted(String context) {
        assertEquals(Optional.empty(), gate.release(peek(Optional.of(context))));
    }

    @Test
    void refusingByAbortReleasesNothing() {
        BeginGate aborting = new BeginGate(begin -> false, Refusal.ABORT, pointCode -> 42);
        assertEquals(Optional.empty(), aborting.release(peek(Optional.empty())));
    }

    private static BeginPeek assists(String correlation) {
        Octets argument = AssistRequestInstructions.TYPE
                .values()
                .set(
                        AssistRequestInstructions.CORRELATION_ID,
                        IsupNumber.of(NumberFormat.GENERIC, NatureOfAddress.UNKNOWN, correlation)
                                .toOctets())
                .build()
                .encode(Variant.ETSI);
        TcapMessage.Begin begin = new TcapMessage.Begin(
                TransactionId.of(5),
                Optional.empty(),
                List.of(new Component.Invoke(1, OptionalInt.empty(), new Code.Local(16), Optional.of(argument))));
        return new BeginPeek(new TcapEncoder().encode(begin).toByteArray(), 2, 0);
    }

    @Test
    void aPeekSeesWhoseCallAnAssistingSideLooksFor() {
        String ours = new Correlations(27).next();
        assertEquals(ours, assists(ours).correlation());
        assertEquals(OptionalInt.of(27), Correlations.node(ours));
        String odd = "0987654321";
        assertEquals(odd, assists(odd).correlation());
        assertEquals(OptionalInt.empty(), Correlations.node(odd));
        assertEquals(OptionalInt.empty(), Correlations.node(new Correlations(0).next()));
        assertEquals("", peek(Optional.empty()).correlation());
        assertFalse(assists(ours).opensCall());
    }

    @ParameterizedTest
    @CsvSource({"0, true", "3, true", "15, true", "16, false", "43, false"})
    void onlyWhatOpensACallMayBeRefused(int operation, boolean opens) {
        assertEquals(opens, peek(Optional.empty(), operation, "03100850552143").opensCall());
    }

    @Test
    void whatCannotBeReadOpensNoCall() {
        byte[] whole = new TcapEncoder()
                .encode(new TcapMessage.Begin(TransactionId.of(5), Optional.empty(), List.of(TcapSwitch.invoke(1, 0))))
                .toByteArray();
        for (int length = 0; length < whole.length; length++) {
            assertFalse(new BeginPeek(Arrays.copyOf(whole, length), 1, 0).opensCall(), "cut at " + length);
        }
        assertTrue(new BeginPeek(whole, 1, 0).opensCall());
    }
}
