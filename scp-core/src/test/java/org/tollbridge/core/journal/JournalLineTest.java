package org.tollbridge.core.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.core.journal.JournalLine.Broken;
import org.tollbridge.core.journal.JournalLine.Whole;
import org.tollbridge.service.call.CallRecord;

class JournalLineTest {

    /** The format is a promise to those who read journals with tools of their own; checksums by Python's zlib. */
    @Test
    void writesTheLineThatIsDocumented() throws IOException {
        assertEquals(
                "{\"crc\":\"1638fa76\",\"v\":1,\"seq\":7,\"record\":{\"callId\":\"n1-1\",\"switch\":\"beijing-1\","
                        + "\"serviceKey\":800,\"dialled\":\"8008101234\",\"caller\":\"861088886666\","
                        + "\"serviceClass\":\"800\",\"subscriber\":\"acme\",\"destination\":\"861062345678\","
                        + "\"attempts\":[\"862162345678\",\"861062345678\"],\"offeredAt\":1700000000000,"
                        + "\"answeredAt\":1700000005000,\"endedAt\":1700000065000,\"outcome\":\"ANSWERED\","
                        + "\"reason\":\"COMPLETED\",\"releaseCause\":16,\"connectedSeconds\":60,"
                        + "\"payer\":\"CALLED_PARTY\",\"chargingReport\":\"0A1B\",\"steps\":["
                        + "[0,\"dialled\",\"8008101234\"],[2000,\"busy\",\"17\"],"
                        + "[65000,\"disconnect\",\"16\"]]}}\n",
                line(7, SampleRecords.answered("n1-1")));
        assertEquals(
                "{\"crc\":\"902f816b\",\"v\":1,\"seq\":1,\"record\":{\"callId\":\"n1-2\",\"switch\":\"beijing-1\","
                        + "\"serviceKey\":0,\"dialled\":\"\",\"attempts\":[],\"offeredAt\":1700000000000,"
                        + "\"endedAt\":1700000000000,\"outcome\":\"REFUSED\",\"reason\":\"UNKNOWN_NUMBER\","
                        + "\"payer\":\"NOBODY\",\"steps\":[]}}\n",
                line(1, SampleRecords.refused("n1-2")));
    }

    @Test
    void writesThePriceOfACall() throws IOException {
        String line = line(7, SampleRecords.answered("n1-1").with(SampleRecords.charge()));

        assertTrue(
                line.contains(
                        "\"chargingReport\":\"0A1B\",\"charge\":{\"caller\":3300,\"subscriber\":10000,"
                                + "\"currency\":\"CNY\",\"tariff\":\"0a1b2c3d4e5f\",\"versions\":[\"2026\",\"2027\"]},\"steps\""),
                line);
    }

    @Test
    void readsBackWhateverItWrote() throws IOException {
        Random random = new Random(20261122);
        for (int i = 0; i < 2_000; i++) {
            CallRecord record = SampleRecords.random(random);
            String line = line(i, record);

            assertEquals(line.length() - 1, line.indexOf('\n'), "a record is one line");
            assertEquals(new Whole(i, record), JournalLine.read(bytes(line)));
        }
    }

    @Test
    void noticesEveryChangedBit() throws IOException {
        byte[] line = bytes(line(7, SampleRecords.answered("n1-1")));
        for (int octet = 0; octet < line.length; octet++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = line.clone();
                changed[octet] ^= (byte) (1 << bit);
                assertInstanceOf(Broken.class, JournalLine.read(changed), "octet " + octet + ", bit " + bit);
            }
        }
    }

    @Test
    void noticesEveryTruncation() throws IOException {
        byte[] line = bytes(line(7, SampleRecords.answered("n1-1")));
        for (int length = 0; length < line.length; length++) {
            assertInstanceOf(Broken.class, JournalLine.read(Arrays.copyOf(line, length)));
        }
    }

    @Test
    void skipsFieldsThatALaterVersionMayAdd() throws IOException {
        String line = line(7, SampleRecords.answered("n1-1")).trim();
        String later = line.replace("\"serviceKey\"", "\"cost\":{\"yuan\":[1,2]},\"serviceKey\"")
                .replace("\"seq\"", "\"node\":{},\"seq\"");

        assertEquals(new Whole(7, SampleRecords.answered("n1-1")), JournalLine.read(sealed(later)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"v\":2,\"seq\":1,\"record\":{}}",
                "\"v\":1,\"seq\":1}",
                "\"v\":1,\"seq\":1,\"record\":{}}",
                "\"v\":1,\"seq\":1,\"record\":[]}",
                "\"v\":1,\"seq\":1,\"record\":{\"callId\":1}}",
                "\"v\":1,\"seq\":1,\"record\":{\"attempts\":[1]}}",
                "\"v\":1,\"seq\":1,\"record\":{\"path\":[[1,\"a\"]]}}",
                "\"v\":1,\"seq\":1,\"record\":{\"steps\":[[1,\"a\",\"b\"]],\"offeredAt\":1}}",
                "\"v\":1,\"seq\":\"one\"}",
                "\"v\":1,\"seq\":1,\"record\":",
                "not JSON at all"
            })
    void saysWhatIsWrongWithALineThatIsNoRecord(String covered) {
        Broken broken = assertInstanceOf(Broken.class, JournalLine.read(sealed("{\"crc\":\"00000000\"," + covered)));

        assertFalse(broken.why().isEmpty());
        assertFalse(broken.why().contains("checksum"), broken.why());
    }

    @Test
    void keepsTheWordsOfAStepWhosePiecesALaterVersionNames() throws IOException {
        String line = line(7, SampleRecords.answered("n1-1"))
                .trim()
                .replace("\"busy\",\"17\"]", "\"busy\",\"17\",{\"asked\":\"moon\",\"phase\":[1,{}]}]");

        assertEquals(new Whole(7, SampleRecords.answered("n1-1")), JournalLine.read(sealed(line)));
    }

    @Test
    void readsThePathAsItWasWrittenBefore() throws IOException {
        String line = line(7, SampleRecords.answered("n1-1")).trim();
        String before = line.substring(0, line.indexOf("\"steps\""))
                + "\"path\":[[1700000000000,\"dialled\",\"8008101234\"],[1700000002000,\"busy\",\"17\"],"
                + "[1700000065000,\"disconnect\",\"16\"]]}}";

        assertEquals(new Whole(7, SampleRecords.answered("n1-1")), JournalLine.read(sealed(before)));
    }

    @Test
    void refusesARecordOfAnUnknownReason() throws IOException {
        String line = line(7, SampleRecords.answered("n1-1")).trim().replace("COMPLETED", "PERPLEXED");

        assertInstanceOf(Broken.class, JournalLine.read(sealed(line)));
    }

    @Test
    void refusesARecordThatIsTooLong() {
        CallRecord tooLong = SampleRecords.refused("1".repeat(JournalLine.LONGEST));

        assertTrue(assertThrows(IOException.class, () -> JournalLine.encode(tooLong))
                .toString()
                .contains("too long"));
    }

    @Test
    void takesRecordsForNoShorterThanTheyCanBe() throws IOException {
        assertTrue(line(1, SampleRecords.refused("")).length() > JournalLine.SHORTEST);
    }

    private static String line(long sequence, CallRecord record) throws IOException {
        LineBuffer buffer = new LineBuffer();
        JournalLine.write(buffer, sequence, JournalLine.encode(record));
        return buffer.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return line.endsWith("\n") ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    /** A line with the checksum that belongs to it. */
    private static byte[] sealed(String line) {
        CRC32 crc = new CRC32();
        crc.update(line.substring(18).getBytes(StandardCharsets.UTF_8));
        String digits = HexFormat.of().toHexDigits((int) crc.getValue());
        return (line.substring(0, 8) + digits + line.substring(16)).getBytes(StandardCharsets.UTF_8);
    }
}
