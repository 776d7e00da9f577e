package org.tollbridge.wire.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Vectors;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.sccp.PointCodeLength;

/** What docs/decode.md promises of the JSON. */
class JsonContractTest {
    private static final Options REENCODE = Options.DEFAULT.withReencode(true);

    static Stream<String> everyVectorInEveryForm() {
        return Stream.concat(
                Vectors.messages().stream().map(vector -> vector.text("m3ua")),
                Vectors.variants().stream().map(variant -> variant.m3ua().toHex()));
    }

    static List<Vectors.Message> vectors() {
        return Vectors.messages();
    }

    static List<Vectors.Variant> variants() {
        return Vectors.variants();
    }

    @ParameterizedTest
    @MethodSource("everyVectorInEveryForm")
    void octetsStandUnderHexAlone(String m3ua) {
        String json = Explainer.explainLine(m3ua, Layer.M3UA, REENCODE).toJson();
        assertFalse(json.contains("\n"), "one line");
        Map<String, Object> object = Vectors.object(json);
        assertFalse(object.containsKey("error"), json);
        checkNames("", object, m3ua);
    }

    private static void checkNames(String key, Object value, String input) {
        switch (value) {
            case Map<?, ?> members -> members.forEach((name, member) -> checkNames((String) name, member, input));
            case List<?> elements -> elements.forEach(element -> checkNames(key, element, input));
            case String text
            when key.equals("hex") -> assertTrue(text.matches("([0-9a-f]{2})*"), "hex holds pairs of digits: " + text);
            case String text ->
                assertFalse(
                        text.length() >= 4 && text.matches("([0-9a-f]{2})*") && input.contains(text),
                        () -> "octets under " + key + ": " + text);
            case Long number when key.equals("length") -> assertTrue(number >= 0, "length " + number);
            case Long number -> assertFalse(key.toLowerCase(Locale.ROOT).contains("length"), "a length under " + key);
            default -> assertTrue(value instanceof Boolean || value.equals(Vectors.JSON_NULL), key + ": " + value);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void ourEncodingOfAVectorIsTheVector(Vectors.Message vector) {
        Map<String, Object> object = object(Explainer.explain(vector.octets("m3ua"), Layer.M3UA, REENCODE));
        for (String layer : List.of("m3ua", "sccp", "tcap")) {
            assertEquals(vector.text(layer), at(object, "reencoded", layer, "hex"));
        }
        assertEquals(List.of(Map.of("hex", vector.text("argument"))), at(object, "reencoded", "inap"));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void ourEncodingOfAnotherFormOfLengthIsTheVector(Vectors.Variant variant) {
        Vectors.Message vector = Vectors.message(variant.name());
        Map<String, Object> object = object(Explainer.explain(variant.m3ua(), Layer.M3UA, REENCODE));
        for (String layer : List.of("sccp", "tcap")) {
            assertEquals(vector.text(layer), at(object, "reencoded", layer, "hex"));
        }
        // The variants have signalling link selection 0, the vectors another.
        String m3ua = vector.text("m3ua");
        assertEquals(m3ua.substring(0, 62) + "00" + m3ua.substring(64), at(object, "reencoded", "m3ua", "hex"));
        Map<String, Object> plain = object(Explainer.explain(vector.octets("m3ua"), Layer.M3UA, REENCODE));
        assertEquals(at(plain, "tcap", "components"), at(object, "tcap", "components"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Layer.class,
            names = {"M3UA", "SCCP", "TCAP"})
    void decodingStartsAtTheLayerNamedAndGoesDown(Layer outermost) {
        Vectors.Message vector = Vectors.message("initialDP-1");
        Map<String, Object> object = object(Explainer.explain(vector.octets(outermost.key()), outermost, REENCODE));
        assertEquals(outermost.compareTo(Layer.M3UA) <= 0, object.containsKey("m3ua"));
        assertEquals(outermost.compareTo(Layer.SCCP) <= 0, object.containsKey("sccp"));
        Map<?, ?> component = component(object, "tcap");
        assertEquals("initialDP", component.get("operation"));
        assertEquals(42L, at(component, "argument", "serviceKey"));
        assertEquals("collectedInfo", at(component, "argument", "eventTypeBCSM"));
        assertEquals("03100850552143", at(component, "argument", "calledPartyNumber", "hex"));
        assertEquals("core-INAP-CS1-SSP-to-SCP-AC", at(object, "tcap", "dialogue", "applicationContext"));
    }

    @Test
    void inapStartsWithAComponent() {
        Map<String, Object> object = object(Explainer.explainLine("a10d0201010201163005800101 ", Layer.INAP, REENCODE));
        assertTrue(object.containsKey("error"), "ReleaseCallArg is octets: " + object);
        object = object(Explainer.explainLine("a10a0201010201160402809f", Layer.INAP, REENCODE));
        assertEquals("releaseCall", component(object, "inap").get("operation"));
        assertEquals("809f", at(component(object, "inap"), "argument", "hex"));
        assertEquals(List.of(Map.of("hex", "0402809f")), at(object, "reencoded", "inap"));

        object = object(Explainer.explainLine("300b80012a", Layer.INAP, REENCODE));
        assertEquals(List.of("error", "reencoded"), List.copyOf(object.keySet()));
        object = object(Explainer.explainLine("300380012a", Layer.INAP, REENCODE));
        assertTrue(((String) at(object, "error", "reason")).contains("a1 invoke"), object::toString);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # a call to 800          , m3ua, 'a call to 800', ''
                    ''                       , m3ua, ''             , ''
                    '   '                    , tcap, ''             , ''
                    zz                       , m3ua,                , 'input, character 1'
                    00 0                     , m3ua,                , 'input, character 4'
                    0x01:00:03:1             , m3ua,                , 'input, character 12'
                    01000301 # up            , m3ua, up             , 'm3ua, common header'
                    010003010000000          , m3ua,                , 'input, character 15'
                    0200030100000008         , m3ua,                , 'm3ua, version'
                    0900                     , sccp,                , 'sccp, pointer to the called party address'
                    62                       , tcap,                , 'tcap, message type'
                    a10302010b               , inap,                , 'inap, invoke'
                    """)
    void everyLineGivesOneObject(String line, String layer, String comment, String error) {
        Explanation explanation = Explainer.explainLine(line, Layer.ofKey(layer).orElseThrow(), Options.DEFAULT);
        String json = explanation.toJson();
        assertFalse(json.contains("\n"));
        Map<String, Object> object = Vectors.object(json);
        assertEquals(comment, object.get("comment"));
        assertEquals(!error.isEmpty(), object.containsKey("error"));
        if (!error.isEmpty()) {
            Map<?, ?> failure = assertInstanceOf(Map.class, object.get("error"));
            assertEquals(error, failure.get("layer") + ", " + failure.get("place"));
            assertTrue(failure.get("clause") instanceof String clause && !clause.isEmpty(), json);
            assertTrue(failure.get("reason") instanceof String reason && !reason.isEmpty(), json);
        }
        assertFalse(explanation.isComplete());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0100030100000008", "01:00:03:01:00:00:00:08", "0x01000301 0x00000008", " 01 0003\t0100 000008"})
    void digitsMayBeWrittenAsToolsWriteThem(String line) {
        Explanation explanation = Explainer.explainLine(line, Layer.M3UA, Options.DEFAULT);
        assertTrue(explanation.isComplete(), explanation::toJson);
        assertEquals("ASPUP", at(object(explanation), "m3ua", "type"));
    }

    @Test
    void whatWasDecodedStandsBesideTheErrorOfTheLayerBelow() {
        Vectors.Message vector = Vectors.message("initialDP-1");
        // The service key's length is made to reach beyond the argument.
        String broken = vector.text("m3ua").replace("301b80012a", "301b80712a");
        Map<String, Object> object = object(Explainer.explainLine(broken, Layer.M3UA, REENCODE));
        assertEquals("DATA", at(object, "m3ua", "type"));
        assertEquals("00000a01", at(object, "tcap", "originatingTransactionID", "hex"));
        assertEquals("initialDP", component(object, "tcap").get("operation"));
        assertEquals("inap", at(object, "error", "layer"));
        assertTrue(((String) at(object, "error", "place")).startsWith("components[0].argument"), object::toString);
        assertEquals(broken, at(object, "reencoded", "m3ua", "hex"));

        String cut = vector.text("sccp").replace("4b6249480400", "4b6249480900");
        object = object(Explainer.explainLine(cut, Layer.SCCP, REENCODE));
        assertEquals("tcap", at(object, "error", "layer"));
        assertEquals(cut.substring(30 + 2), at(object, "sccp", "data", "hex"));
        assertEquals(cut, at(object, "reencoded", "sccp", "hex"));
        assertFalse(object.containsKey("tcap"));
    }

    @Test
    void severalFaultsAreAllSaid() {
        String faulty = "621e480101" + "6b020500" + "6c15" + "a106020101020163" + "a10b02010202010030038001" + "2a";
        Map<String, Object> object = object(Explainer.explainLine(faulty, Layer.TCAP, Options.DEFAULT));
        assertEquals("dialogue portion", at(object, "error", "place"));
        List<?> further = assertInstanceOf(List.class, object.get("furtherErrors"));
        assertEquals("components[0].operationCode", ((Map<?, ?>) further.getFirst()).get("place"));
        assertEquals(2, ((List<?>) at(object, "tcap", "components")).size());
    }

    @Test
    void aMessageWithoutADialoguePortionOrOfAnUnknownContextDecodesAllTheSame() {
        String plain = "6215480101" + "6c10" + "a10e020101020100" + "3006" + "80012a9c0102";
        Map<String, Object> object = object(Explainer.explainLine(plain, Layer.TCAP, REENCODE));
        assertEquals(42L, at(component(object, "tcap"), "argument", "serviceKey"));
        assertEquals(plain, at(object, "reencoded", "tcap", "hex"));
        String unknown = "6230480101" + "6b192817060700118605010101a00c600aa10806062a030405060" + "7"
                + "6c10a10e020101020100300680012a9c0102";
        object = object(Explainer.explainLine(unknown, Layer.TCAP, REENCODE));
        assertEquals("1.2.3.4.5.6.7", at(object, "tcap", "dialogue", "applicationContextName"));
        assertEquals(42L, at(component(object, "tcap"), "argument", "serviceKey"));
    }

    @Test
    void otherUsersAndManagementAreNamed() {
        String isup = "010001010000001c" + "02100014" + "0000000100000002" + "05020001" + "01020304";
        Map<String, Object> object = object(Explainer.explainLine(isup, Layer.M3UA, REENCODE));
        assertEquals("01020304", at(object, "m3ua", "protocolData", "hex"));
        assertFalse(object.containsKey("error"));

        String allowed = "0900030509" + "024201" + "0443020001" + "05016a010000";
        object = object(Explainer.explainLine(allowed, Layer.SCCP, REENCODE));
        assertEquals("SSA", at(object, "sccp", "management", "type"));
        assertEquals(106L, at(object, "sccp", "management", "affectedSubsystem"));

        String segment = "11810f04080c0e" + "044302006a044301006a02abcd" + "1004c301020300";
        object = object(Explainer.explainLine(segment, Layer.SCCP, REENCODE));
        assertEquals(3L, at(object, "sccp", "segmentation", "remaining"));
        assertFalse(object.containsKey("error"));
        assertFalse(object.containsKey("tcap"));
    }

    @Test
    void theNetworksPointCodesAreAnOption() {
        String national = "090003080d05430302016a05430605046a026200";
        Options options = new Options(PointCodeLength.BITS_24, Variant.Q1218, false);
        Map<String, Object> object = object(Explainer.explainLine(national, Layer.SCCP, options));
        assertEquals(0x010203L, at(object, "sccp", "called", "pointCode"));
        object = object(Explainer.explainLine(national, Layer.SCCP, Options.DEFAULT));
        assertEquals("sccp", at(object, "error", "layer"));
    }

    private static Map<String, Object> object(Explanation explanation) {
        return Vectors.object(explanation.toJson());
    }

    private static Map<?, ?> component(Map<String, Object> object, String layer) {
        List<?> components = assertInstanceOf(List.class, at(object, layer, "components"));
        return assertInstanceOf(Map.class, components.getFirst());
    }

    private static Object at(Map<?, ?> object, String... path) {
        Object value = object;
        for (String key : path) {
            Map<?, ?> members = assertInstanceOf(Map.class, value, () -> "on the way to " + String.join(".", path));
            value = Objects.requireNonNull(
                    members.get(key), () -> "no " + key + " of " + String.join(".", path) + " in " + members);
        }
        return value;
    }
}
