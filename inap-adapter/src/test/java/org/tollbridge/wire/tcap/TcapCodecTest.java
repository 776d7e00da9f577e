package org.tollbridge.wire.tcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.Vectors;
import org.tollbridge.wire.ber.ObjectIdentifier;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpMessage;

class TcapCodecTest {
    private static final TcapEncoder ENCODER = new TcapEncoder();
    private static final ObjectIdentifier CS1 = ObjectIdentifier.of("0.4.0.1.1.1.0.0");
    private static final TransactionId OURS = TransactionId.of(0x0a01);
    private static final TransactionId THEIRS = TransactionId.of(0x0b02);

    static List<Vectors.Message> vectors() {
        return Vectors.messages();
    }

    static List<Vectors.Variant> variants() {
        return Vectors.variants();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aVectorDecodesAndEncodesToTheSameOctets(Vectors.Message vector) {
        Octets octets = vector.octets("tcap");
        TcapMessage message = message(octets);
        assertEquals(octets, ENCODER.encode(message));
        assertEquals(1, message.components().size());
        Component component = message.components().getFirst();
        String kind = switch (component) {
            case Component.Invoke c -> "invoke";
            case Component.ReturnResult c -> "returnResult";
            case Component.ReturnError c -> "returnError";
            case Component.Reject c -> "reject";
            case Component.Malformed c -> c.failure().describe();
        };
        assertEquals(vector.text("component"), kind);
        if (component instanceof Component.Invoke invoke) {
            assertEquals(vector.octets("argument"), invoke.parameter().orElse(Octets.EMPTY));
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyFormOfLengthDecodesToTheSameMessage(Vectors.Variant variant) {
        // M3UA common header, routing context and protocol data up to the user data: 32 octets in all of them.
        Octets sccp = variant.m3ua().slice(32);
        SccpMessage carried =
                assertInstanceOf(SccpMessage.class, new SccpDecoder(PointCodeLength.BITS_14).decode(sccp));
        TcapMessage read = message(carried.data());
        TcapMessage plain = message(Vectors.message(variant.name()).octets("tcap"));
        assertEquals(withoutParameters(plain), withoutParameters(read));
    }

    /** Composed from the tables of Q.773 (06/97) without our writer. */
    static List<Arguments> composed() {
        String structured = "060700118605010101";
        String context = tlv("a1", "060704000101010000");
        String aarq = tlv("60", "80020780" + context + tlv("be", "2803020101"));
        String accepted = tlv("61", context + "a203020100" + "a305a103020100");
        String refused = tlv("61", "80020780" + context + "a203020101" + "a305a203020102");
        String audt = tlv("60", context);
        String invoke = tlv("a1", "020105" + "800104" + "020114" + "3000");
        Octets version = DialoguePortion.VERSION_1;
        return List.of(
                arguments(
                        "BEGIN, one octet of id, AARQ with version and user information",
                        tlv("62", "48017f" + dialogue(structured, aarq)),
                        new TcapMessage.Begin(
                                new TransactionId(Octets.fromHex("7f")),
                                Optional.of(new DialoguePortion.Request(
                                        Optional.of(version), CS1, Optional.of(Octets.fromHex("2803020101")))),
                                List.of())),
                arguments(
                        "CONTINUE, AARE accepting",
                        tlv("65", "480400000a01" + "490400000b02" + dialogue(structured, accepted)),
                        new TcapMessage.Continue(
                                OURS, THEIRS, Optional.of(DialoguePortion.Response.accepted(CS1)), List.of())),
                arguments(
                        "END, AARE refusing for want of a common dialogue portion",
                        tlv("64", "490400000b02" + dialogue(structured, refused)),
                        new TcapMessage.End(
                                THEIRS,
                                Optional.of(new DialoguePortion.Response(
                                        Optional.of(version),
                                        CS1,
                                        1,
                                        new DialoguePortion.Diagnostic(true, 2),
                                        Optional.empty())),
                                List.of())),
                arguments(
                        "U-ABORT with ABRT",
                        tlv("67", "490400000b02" + dialogue(structured, tlv("64", "800101" + tlv("be", "2800")))),
                        new TcapMessage.Abort(
                                THEIRS,
                                Optional.empty(),
                                Optional.of(new DialoguePortion.Abort(1, Optional.of(Octets.fromHex("2800")))))),
                arguments(
                        "P-ABORT",
                        tlv("67", "490400000b02" + "4a0104"),
                        new TcapMessage.Abort(THEIRS, Optional.of(PAbortCause.RESOURCE_LIMITATION), Optional.empty())),
                arguments(
                        "ABORT without a reason",
                        tlv("67", "490400000b02"),
                        new TcapMessage.Abort(THEIRS, Optional.empty(), Optional.empty())),
                arguments(
                        "UNIDIRECTIONAL with AUDT and a linked invoke",
                        tlv("61", dialogue("060700118605010201", audt) + tlv("6c", invoke)),
                        new TcapMessage.Unidirectional(
                                Optional.of(
                                        new DialoguePortion.Unidirectional(Optional.empty(), CS1, Optional.empty())),
                                List.of(new Component.Invoke(
                                        5,
                                        OptionalInt.of(4),
                                        new Code.Local(20),
                                        Optional.of(Octets.fromHex("3000")))))),
                arguments(
                        "a dialogue portion of another abstract syntax",
                        tlv("62", "48020001" + tlv("6b", tlv("28", "06012a" + "810100"))),
                        new TcapMessage.Begin(
                                new TransactionId(Octets.fromHex("0001")),
                                Optional.of(new DialoguePortion.Foreign(Octets.fromHex("280606012a810100"))),
                                List.of())),
                arguments(
                        "results, an error and a reject of an id that was not readable",
                        tlv(
                                "65",
                                "480101490102"
                                        + tlv(
                                                "6c",
                                                tlv("a7", "0201ff" + tlv("30", "020130" + "0400"))
                                                        + tlv("a2", "020101")
                                                        + tlv("a3", "020180" + "06022a03" + "0500")
                                                        + tlv("a4", "0500" + "820100"))),
                        new TcapMessage.Continue(
                                new TransactionId(Octets.fromHex("01")),
                                new TransactionId(Octets.fromHex("02")),
                                Optional.empty(),
                                List.of(
                                        new Component.ReturnResult(
                                                false,
                                                -1,
                                                Optional.of(new Component.Result(
                                                        new Code.Local(48), Optional.of(Octets.fromHex("0400"))))),
                                        new Component.ReturnResult(true, 1, Optional.empty()),
                                        new Component.ReturnError(
                                                -128,
                                                new Code.Global(ObjectIdentifier.of("1.2.3")),
                                                Optional.of(Octets.fromHex("0500"))),
                                        new Component.Reject(
                                                OptionalInt.empty(), new Problem(Problem.Kind.RETURN_RESULT, 0))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("composed")
    void aMessageAndItsOctetsBelongTogether(String name, String hex, TcapMessage message) {
        Octets octets = Octets.fromHex(hex);
        assertEquals(message, message(octets));
        assertEquals(octets, ENCODER.encode(message));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
                    nothing at all                , ''                        , 2, 0 , message type, ''
                    a tag that is no message's    , 6303480101                , 0, 0 , message type, ''
                    a primitive message           , 4203480101                , 0, 0 , message type, ''
                    octets behind the message     , 620348010100              , 2, 0 , length of the message, ''
                    cut off behind its id         , 620a480101                , 2, 1 , message type, 01
                    cut off in its id             , 620a48020a                , 2, 1 , message type, ''
                    indefinite without an end     , 62804803010203            , 2, 7 , message type, 010203
                    no id                         , 6200                      , 3, 0 , originating transaction id, ''
                    an empty id                   , 62024800                  , 3, 2 , originating transaction id, ''
                    an id of five octets          , 620748050102030405        , 3, 2 , originating transaction id, ''
                    a constructed id              , 62056803480101            , 2, 2 , originating transaction id, ''
                    the other side's id           , 6203490101                , 3, 2 , originating transaction id, ''
                    a CONTINUE with one id        , 6503480101                , 3, 2 , destination transaction id, 01
                    no components in their portion, 62054801016c00            , 3, 5 , component portion, 01
                    an element that is not due    , 62064801017f0a00          , 3, 5 , component portion, 01
                    an element behind components  , 620f4801016c08a1060201010201000500, 3, 15, message, 01
                    a UNIDIRECTIONAL without any  , 6100                      , 3, 0 , component portion, ''
                    a cause above 127             , 67074901014a0200ff        , 3, 5 , p-abortCause, ''
                    """)
    void aFaultyTransactionPortionFailsTheMessage(
            String name, String hex, int cause, int offset, String place, String originating) {
        DecodeFailure failure = assertInstanceOf(DecodeFailure.class, TcapDecoder.decode(Octets.fromHex(hex)));
        assertEquals(offset, failure.offset(), failure::describe);
        assertEquals(place, failure.place(), failure::describe);
        assertEquals(new PAbortCause(cause), failure.cause(), failure::describe);
        assertEquals(
                originating, failure.originating().map(TransactionId::toString).orElse(""), failure::describe);
        assertTrue(failure.clause().startsWith("Q.77") || failure.clause().startsWith("X.690"), failure::describe);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
                    an unknown component    , a500                  , 0, ''
                    a primitive invoke      , 8100                  , 0, ''
                    no invoke id            , a100                  , 1, ''
                    an invoke id of 300     , a1070202012c020100    , 1, ''
                    a linked id of 300      , a10a0201018002012c020100, 1, 1
                    no operation code       , a103020107            , 1, 7
                    an operation by text    , a1050201070c00        , 1, 7
                    two arguments           , a10a02010102010005000500, 1, 1
                    an argument cut off     , a1080201010201000402 , 2, 1
                    a result that is no list, a206020101020130      , 1, 1
                    a result without a code , a2050201013000        , 1, 1
                    a problem of no kind    , a406020101850100      , 1, 1
                    a problem above 127     , a407020101800200ff    , 1, 1
                    a reject without problem, a403020101            , 1, 1
                    a NULL with contents    , a406050100800100     , 2, ''
                    """)
    void aFaultyComponentLeavesTheOthersAlone(String name, String hex, int general, String invokeId) {
        String good = "a106020109020137";
        Octets octets = Octets.fromHex(tlv("62", "480101" + tlv("6c", good + hex + good)));
        TcapMessage message = message(octets);
        assertEquals(2, message.components().size(), "what is behind it is discarded");
        assertInstanceOf(Component.Invoke.class, message.components().getFirst());
        Component.Malformed malformed =
                assertInstanceOf(Component.Malformed.class, message.components().get(1));
        assertEquals(new Problem(Problem.Kind.GENERAL, general), malformed.problem());
        assertEquals(
                invokeId.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(invokeId)),
                malformed.invokeId());
        assertTrue(malformed.failure().offset() >= 15, malformed.failure()::describe);
        assertEquals(Octets.fromHex(hex), malformed.element());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0500",
                "2800",
                "2809060700118605010101",
                "280f060700118605010101a00465020500",
                "2811060700118605010101a0066004a2020500",
                "2814060700118605010101a0096107a1050603040001",
                "2812060700118605010201a00764058001010500",
            })
    void aFaultyDialoguePortionLeavesTheComponentsAlone(String external) {
        Octets octets = Octets.fromHex(tlv("62", "480101" + tlv("6b", external) + tlv("6c", "a106020109020137")));
        TcapMessage message = message(octets);
        assertInstanceOf(DialoguePortion.Malformed.class, message.dialogue().orElseThrow());
        assertInstanceOf(Component.Invoke.class, message.components().getFirst());
        assertEquals(octets, ENCODER.encode(message));
    }

    @Test
    void namesOfTheStandard() {
        assertEquals("unrecognizedTransactionID", PAbortCause.UNRECOGNIZED_TRANSACTION_ID.asnName());
        assertEquals("unknown", new PAbortCause(9).asnName());
        assertEquals("unexpectedLinkedOperation", new Problem(Problem.Kind.INVOKE, 7).asnName());
        assertEquals("unexpectedError", new Problem(Problem.Kind.RETURN_ERROR, 3).asnName());
        assertEquals("unknown", new Problem(Problem.Kind.GENERAL, 3).asnName());
        assertEquals("application-context-name-not-supported", new DialoguePortion.Diagnostic(false, 2).asnName());
        assertEquals("no-common-dialogue-portion", new DialoguePortion.Diagnostic(true, 2).asnName());
    }

    @Test
    void everyTruncationFailsAndAnyFlippedBitGivesAMessageOrAFailure() {
        Random random = new Random(773);
        for (Vectors.Message vector : Vectors.messages()) {
            Octets whole = vector.octets("tcap");
            for (int length = 0; length < whole.length(); length++) {
                assertInstanceOf(DecodeFailure.class, TcapDecoder.decode(whole.slice(0, length)));
            }
            for (int round = 0; round < 50; round++) {
                byte[] flipped = whole.toByteArray();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                if (TcapDecoder.decode(Octets.of(flipped)) instanceof TcapMessage message) {
                    Octets again = ENCODER.encode(message);
                    assertEquals(again, ENCODER.encode(message(again)), vector.name());
                }
            }
        }
    }

    @Test
    void whatTheStandardDoesNotAllowCannotBeMade() {
        assertThrows(IllegalArgumentException.class, () -> new TransactionId(Octets.EMPTY));
        assertThrows(IllegalArgumentException.class, () -> new TransactionId(Octets.fromHex("0102030405")));
        assertThrows(IllegalArgumentException.class, () -> new Component.ReturnResult(true, 128, Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TcapMessage.Abort(
                        THEIRS,
                        Optional.of(PAbortCause.INCORRECT),
                        Optional.of(new DialoguePortion.Abort(0, Optional.empty()))));
    }

    private static TcapMessage message(Octets octets) {
        Decoded decoded = TcapDecoder.decode(octets);
        return assertInstanceOf(TcapMessage.class, decoded, decoded::toString);
    }

    /** The message with its parameters left out: they are kept in the form of lengths in which they came. */
    private static String withoutParameters(TcapMessage message) {
        List<String> parts = new ArrayList<>();
        parts.add(message.getClass().getSimpleName());
        parts.add(message.dialogue().toString());
        for (Component component : message.components()) {
            parts.add(
                    switch (component) {
                        case Component.Invoke c -> "invoke " + c.invokeId() + c.linkedId() + c.operation();
                        case Component.ReturnResult c ->
                            "result " + c.invokeId() + c.last() + c.result().map(Component.Result::operation);
                        case Component.ReturnError c -> "error " + c.invokeId() + c.error();
                        case Component.Reject c -> c.toString();
                        case Component.Malformed c -> c.failure().describe();
                    });
        }
        return parts.toString();
    }

    private static String dialogue(String syntax, String pdu) {
        return tlv("6b", tlv("28", syntax + tlv("a0", pdu)));
    }

    private static String tlv(String tag, String contents) {
        int length = contents.length() / 2;
        assertTrue(length < 128, "the tests' elements have short lengths");
        return tag + (length < 16 ? "0" : "") + Integer.toHexString(length) + contents;
    }
}
