package org.tollbridge.core.journal;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import org.tollbridge.service.call.CallRecord;

/**
 * One line of a journal: {@code {"crc":"89abcdef","v":1,"seq":7,"record":{…}}} and a line feed. The CRC-32 (that of
 * ISO/IEC/IEEE 8802-3 and zip) covers the line from {@code "v"} to the last brace.
 */
final class JournalLine {

    /** A line longer than this is damage, whatever it holds. */
    static final int LONGEST = 1 << 20;

    /** No record makes a line shorter than this. */
    static final int SHORTEST = 200;

    private static final JsonFactory JSON = new JsonFactory();
    private static final int VERSION = 1;
    private static final byte[] START = "{\"crc\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int CRC_DIGITS = 8;
    private static final int COVERED = START.length + CRC_DIGITS + 2;
    /** Followed by the number. */
    private static final byte[] NO_CRC =
            ("00000000\",\"v\":" + VERSION + ",\"seq\":").getBytes(StandardCharsets.US_ASCII);

    private static final byte[] RECORD = ",\"record\":".getBytes(StandardCharsets.US_ASCII);
    /** The rest of a line takes less than the difference. */
    private static final int LONGEST_RECORD = LONGEST - 128;

    private JournalLine() {}

    /** The result of reading a line. */
    sealed interface Read {}

    record Whole(long sequence, CallRecord record) implements Read {}

    record Broken(String why) implements Read {}

    /**
     * Encodes a record as it appears in a line.
     *
     * @throws IOException when it is too long
     */
    static byte[] encode(CallRecord record) throws IOException {
        Encoded encoded = new Encoded();
        try (JsonGenerator json = JSON.createGenerator(encoded, JsonEncoding.UTF8)) {
            RecordJson.write(json, record);
        }
        if (encoded.octets.length >= LONGEST_RECORD) {
            throw new IOException("the record of call " + record.callId() + " is too long to be written");
        }
        return encoded.octets;
    }

    /** Output of a generator; usually written in one go, which takes only one copy. */
    private static final class Encoded extends OutputStream {

        private byte[] octets = {};

        @Override
        public void write(byte[] from, int offset, int length) {
            int before = octets.length;
            octets = Arrays.copyOf(octets, before + length);
            System.arraycopy(from, offset, octets, before, length);
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }
    }

    /** Adds the line of a record encoded by {@link #encode}. */
    static void write(LineBuffer buffer, long sequence, byte[] record) {
        int start = buffer.size();
        buffer.writeBytes(START);
        buffer.writeBytes(NO_CRC);
        buffer.writeNumber(sequence);
        buffer.writeBytes(RECORD);
        buffer.writeBytes(record);
        buffer.write('}');
        buffer.putHex(start + START.length, buffer.crc(start + COVERED));
        buffer.write('\n');
    }

    /** Reads a record encoded by {@link #encode}. */
    static CallRecord decode(byte[] record) throws IOException {
        try (JsonParser json = JSON.createParser(record)) {
            json.nextToken();
            return RecordJson.read(json);
        }
    }

    /** Reads a line without its line feed. */
    static Read read(byte[] line) {
        Optional<String> fault = fault(line);
        if (fault.isPresent()) {
            return new Broken(fault.get());
        }
        try (JsonParser json = JSON.createParser(line)) {
            long version = 0;
            long sequence = 0;
            Optional<CallRecord> record = Optional.empty();
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "v" -> version = json.getLongValue();
                    case "seq" -> sequence = json.getLongValue();
                    case "record" -> record = Optional.of(RecordJson.read(json));
                    default -> json.skipChildren();
                }
            }
            if (version != VERSION || record.isEmpty()) {
                return new Broken("it is not a record of version " + VERSION + ", but of version " + version);
            }
            return new Whole(sequence, record.get());
        } catch (IOException e) {
            return new Broken("it is no record: " + e.getMessage());
        }
    }

    private static Optional<String> fault(byte[] line) {
        if (line.length < COVERED) {
            return Optional.of("it is too short");
        }
        for (int i = 0; i < START.length; i++) {
            if (line[i] != START[i]) {
                return Optional.of("it does not begin with a checksum");
            }
        }
        CRC32 crc = new CRC32();
        crc.update(line, COVERED, line.length - COVERED);
        String found = new String(line, START.length, CRC_DIGITS, StandardCharsets.US_ASCII);
        return found.equals(HexFormat.of().toHexDigits((int) crc.getValue()))
                        && line[COVERED - 2] == '"'
                        && line[COVERED - 1] == ','
                ? Optional.empty()
                : Optional.of("its checksum does not match");
    }
}
