package org.tollbridge.wire.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tollbridge.wire.Vectors;

class WordsTest {
    static List<Vectors.Message> vectors() {
        return Vectors.messages();
    }

    @Test
    void aMessageFromTheLinkToTheArgument() {
        String line = Vectors.message("initialDP-1").text("m3ua") + " # the first call";
        assertEquals("""
                #     the first call
                M3UA  DATA, a message of a user part, 124 octets
                      Routing Context             100
                      from point code             1 (0-0-1)
                      to point code               2 (0-0-2)
                      for                         SCCP (SI 3), national network (NI 2), priority 0, SLS 1
                SCCP  UDT, Unitdata, class 0
                      called party                point code 2 (0-0-2), SSN 106 (INAP), routed on the subsystem number
                      calling party               point code 1 (0-0-1), SSN 106 (INAP), routed on the subsystem number
                TCAP  BEGIN, opens transaction 00000a01
                      dialogue request (AARQ)     core-INAP-CS1-SSP-to-SCP-AC (0.4.0.1.1.1.0.0)
                INAP  invoke 1: initialDP (0)
                      serviceKey                  42
                      calledPartyNumber           8005551234, national number, ISDN plan (E.164)  [03 10 08 50 55 21 43]
                      callingPartyNumber          441234567, national number, ISDN plan (E.164), presentation allowed, screening networkProvided  [83 13 44 21 43 65 07]
                      callingPartysCategory       ordinary  [0a]
                      eventTypeBCSM               collectedInfo, DP 2: enough digits have been dialled
                """, words(line, Layer.M3UA, Options.DEFAULT));
    }

    @Test
    void whatIsNotUnderstoodIsShownWithTheReason() {
        List<String> lines = words("a109020101020116020105", Layer.INAP, Options.DEFAULT)
                .lines()
                .toList();
        assertEquals("INAP  invoke 1: releaseCall (22)", lines.get(0));
        assertEquals("      not understood              [02 01 05]", lines.get(1));
        assertTrue(lines.get(2).startsWith("error INAP, components[0].argument at octet 0: "), lines::toString);
        assertTrue(lines.get(3).startsWith("      see "), lines::toString);
        assertEquals("""
                error character 3: 'x' is not a hexadecimal digit
                      see input format, docs/decode.md
                """, words("01xx", Layer.M3UA, Options.DEFAULT));
        assertEquals("", words("", Layer.M3UA, Options.DEFAULT));
    }

    @Test
    void ourEncodingComesLast() {
        String words = words("0a0c03070b044302006a044301006a" + "05" + "6703490102", Layer.SCCP, Options.DEFAULT);
        assertTrue(words.startsWith("SCCP  UDTS, Unitdata service, returned for: hop counter violation (12)\n"), words);
        String reencoded = words("6480490401020304 0000", Layer.TCAP, Options.DEFAULT.withReencode(true));
        assertEquals("""
                TCAP  END of transaction 01020304
                ours  our own encoding of what was decoded
                      tcap                        6406490401020304
                """, reencoded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tcap | 6706490102 4a0101                                | P-ABORT): unrecognizedTransactionID (1)
                    tcap | 6703490102                                       | ABORT of transaction 02 by the user (U-ABORT)
                    tcap | 65084801014901026c00                             | it has no components
                    inap | a203020101                                       | result of invoke 1
                    inap | a3060201010201 07                                | error of invoke 1: missingParameter (7)
                    inap | a40505008102 01                                  | error
                    inap | a4050500810101                                   | reject of a component without id: unrecognizedOperation (invokeProblem 1)
                    inap | a106020101020163                                 | no operation of CS-1: 99
                    m3ua | 01000003 00000010 000c0008 00000019              | error
                    m3ua | 01000000 00000010 000c0008 00000019              | Invalid Routing Context (25)
                    m3ua | 01000001 00000010 000d0008 00010003              | AS active (1, 3)
                    m3ua | 01000401 00000018 000b0008 00000002 00060008 00000064 | loadshare (2)
                    m3ua | 01000201 00000010 00120008 00000801              | 2049 (1-0-1)
                    sccp | 0980030f16 0c 126a00110468310810830000 07 066a8302214305 02abcd | global title 8613800138000 (international number
                    sccp | 11810f04080c0e044302006a044301006a02abcd1004c301020300 | the first, 3 to come, reference 197121
                    sccp | 09000305090242010443020001 05036a010000         | SST, subsystem status test
                    """)
    void codesAreGivenInWords(String layer, String line, String expected) {
        String words = words(line, Layer.ofKey(layer).orElseThrow(), Options.DEFAULT);
        assertTrue(words.contains(expected), words);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyVectorIsPutInWords(Vectors.Message vector) {
        String words = words(vector.text("m3ua"), Layer.M3UA, Options.DEFAULT);
        assertTrue(words.contains("INAP  "), words);
        assertTrue(words.lines().noneMatch(line -> line.startsWith("error")), words);
        assertTrue(words.lines().noneMatch(line -> line.contains("null") || line.endsWith(" ")), words);
    }

    private static String words(String line, Layer layer, Options options) {
        return Explainer.explainLine(line, layer, options).toWords();
    }
}
