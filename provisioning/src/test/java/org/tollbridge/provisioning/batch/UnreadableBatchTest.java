package org.tollbridge.provisioning.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;

/** What makes a file of any kind unreadable, as a whole or from a place on. */
class UnreadableBatchTest extends BatchFileOnStore {

    @Test
    void aHeaderThatIsNoneIsRefusedInOneLine() throws IOException, StoreException {
        String known =
                "a file of numbers has the columns service_number, subscriber, destination, on_busy, on_no_answer,"
                        + " no_answer_seconds, first_day, last_day, state, until, plan, action, fault";
        String missing = "missing columns: service_number, subscriber, destination; ";
        assertEquals(
                List.of("f.csv: line 1: unknown columns: 8008100001, A, 010-55501001; " + missing + known),
                faultsOf(GOOD));
        faults.clear();
        assertEquals(
                List.of("f.csv: line 1: unknown columns: \u5ba2\u6237; missing columns: subscriber; " + known),
                faultsOf("service_number,\u5ba2\u6237,destination\n"));
        faults.clear();
        assertEquals(
                List.of("f.csv: line 1: unknown columns: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more; " + missing + known),
                faultsOf("0,1,2,3,4,5,6,7,8,9,10,11\n"));
    }

    @ParameterizedTest
    @CsvSource({";, semicolons", "'\t', tabs"})
    void anotherSeparatorThanACommaIsRecognised(String separator, String name) throws IOException, StoreException {
        assertEquals(
                List.of("f.csv: line 1: " + name + " separate the columns of this file; save it with commas"),
                faultsOf((HEADER + GOOD).replace(",", separator)));
    }

    @Test
    void aColumnGivenTwiceIsRefused() throws IOException, StoreException {
        assertEquals(
                List.of("f.csv: line 1: columns given twice: state"),
                faultsOf("service_number,state,subscriber,destination,state\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\ufeff"})
    void anEmptyFileIsRefused(String csv) throws IOException, StoreException {
        assertEquals(
                List.of("f.csv: line 1: the file is empty; the first row must name the columns, or each line must be a"
                        + " JSON object"),
                faultsOf(csv));
    }

    @Test
    void aHeaderWithoutRowsChangesNothing() throws IOException, StoreException {
        good(HEADER + GOOD);
        assertEquals(1, good(HEADER).size());
    }

    @Test
    void anotherEncodingIsNamedWithItsLine() throws IOException, StoreException {
        byte[] octets = (HEADER + "8008100001,\u5317\u4eac,010-55501001\n").getBytes(Charset.forName("GB18030"));
        assertEquals(List.of("f.csv: line 2: octet 0xB1 is not UTF-8; " + BatchRows.MEND), faultsOf(octets));
    }

    @Test
    void faultsBeforeTheUnreadablePlaceAreToldToo() throws IOException, StoreException {
        byte[] octets =
                (HEADER + "8008100001,A,110\n8008100002,\u00e9,010-55501001\n").getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                List.of(
                        "f.csv: line 2, column destination: '110': class 800: a short number is not allowed",
                        "f.csv: line 3: octet 0xE9 is not UTF-8; " + BatchRows.MEND),
                faultsOf(octets));
    }

    @Test
    void aTruncatedCharacterAtTheEndIsRefused() throws IOException, StoreException {
        byte[] whole = (HEADER + "8008100001,A,010-55501001\n8008100002,\u5317").getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        assertEquals(List.of("f.csv: line 3: octet 0xE5 is not UTF-8; " + BatchRows.MEND), faultsOf(cut));
    }

    @Test
    void anotherEncodingIsReadWhenItIsNamed() throws IOException, StoreException {
        byte[] octets = (HEADER + "8008100001,\u5317\u4eac,010-55501001\n").getBytes(Charset.forName("GB18030"));
        BatchMode mode = new BatchMode(false, false, false, false, Charset.forName("GB18030"), Optional.empty());
        NumberStore store = store();
        BatchFile.load(
                new ByteArrayInputStream(octets),
                new BatchPlace(store, RULES),
                mode,
                new Author("tester", ""),
                fault -> faults.add(fault.in("f.csv")));
        assertEquals(List.of(), faults);
        assertEquals("\u5317\u4eac", store.find("8008100001").orElseThrow().subscriber());
    }

    @Test
    void aPackedFileIsRefused() throws IOException, StoreException {
        for (byte[] packed : BatchRows.PACKED) {
            assertEquals(
                    List.of("f.csv: line 1: this file is compressed or binary (zip, gzip or a spreadsheet format);"
                            + " unpack it, or save it as CSV"),
                    faultsOf(Arrays.copyOf(packed, 100)));
            faults.clear();
        }
    }

    @Test
    void utf16IsNoText() throws IOException, StoreException {
        assertTrue(faultsOf((HEADER + GOOD).getBytes(StandardCharsets.UTF_16))
                .get(0)
                .contains("line 1: octet 0xFE"));
        faults.clear();
        assertTrue(faultsOf((HEADER + GOOD).getBytes(StandardCharsets.UTF_16LE)).stream()
                .anyMatch(fault -> fault.contains("line 1: a NUL character")));
    }

    @Test
    void aQuoteThatNeverEndsIsNamedWithTheLineOnWhichItBegins() throws IOException, StoreException {
        assertEquals(
                List.of("f.csv: line 3: a quoted field starts in this row and never ends; close its quote"),
                faultsOf(HEADER + GOOD + "8008100002,\"B,010-55501002\n8008100003,C,010-55501003\n"));
    }

    @Test
    void somethingBehindAClosingQuoteIsRefused() throws IOException, StoreException {
        assertEquals(
                List.of("f.csv: line 2: there is text after a closing quote; write a quote inside a quoted field"
                        + " twice"),
                faultsOf(HEADER + "8008100001,\"A\"B,010-55501001\n"));
    }

    @Test
    void aRowOfManyFieldsIsRefused() throws IOException, StoreException {
        assertEquals(
                List.of("f.csv: line 2: a row must have at most 100 fields"),
                faultsOf(HEADER + "1,".repeat(1000) + "\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2_300_000, 8_000_000})
    void aLongFieldIsRefused(int length) throws IOException, StoreException {
        assertEquals(
                List.of("f.csv: line 3: a row must have at most 2200000 characters; a closing quote may be missing"),
                faultsOf(HEADER + GOOD + "8008100002," + "x".repeat(length) + ",010-55501001\n"));
    }

    /** One line without end, of which only so much may be taken as is needed to refuse it. */
    @Test
    void anEndlessLineIsRefusedWithoutBeingRead() throws IOException, StoreException {
        long[] taken = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                taken[0]++;
                return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                Arrays.fill(target, offset, offset + length, (byte) 'x');
                taken[0] += length;
                return length;
            }
        };
        BatchFile.Result result = load(endless);
        assertEquals(1, result.faults());
        assertTrue(taken[0] < 10_000_000, () -> "octets taken: " + taken[0]);
    }

    @Test
    void aMediumThatFailsIsNotTakenForTheEnd() {
        InputStream failing = new SequenceInputStream(
                new ByteArrayInputStream((HEADER + GOOD).getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("bad sector");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        throw new IOException("bad sector");
                    }
                });
        assertEquals(
                "bad sector",
                assertThrows(IOException.class, () -> load(failing)).getMessage());
    }
}
