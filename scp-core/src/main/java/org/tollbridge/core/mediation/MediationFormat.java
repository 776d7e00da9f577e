package org.tollbridge.core.mediation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Correction;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Yuan;

/** Format of files of call records; docs/mediation.md describes both. */
public enum MediationFormat {
    /** CSV of RFC 4180. */
    CSV,
    /** BER of the module in docs/mediation-records.asn1. */
    BER;

    private static final int HEADER = 0;
    private static final int RECORD = 1;
    private static final int TRAILER = 2;

    /** Returns the extension of file names, without the dot. */
    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the header of a file. */
    byte[] header(String node, int file) {
        return switch (this) {
            case CSV -> line("H", Integer.toString(RecordLine.FORMAT), node, Integer.toString(file));
            case BER ->
                new BerElement()
                        .integer(0, RecordLine.FORMAT)
                        .text(1, node)
                        .integer(2, file)
                        .encoded(HEADER);
        };
    }

    /** Returns an encoded record. */
    byte[] record(long sequence, CallRecord record, int hiddenDigits) {
        return switch (this) {
            case CSV -> RecordLine.of(sequence, record, hiddenDigits).getBytes(StandardCharsets.UTF_8);
            case BER -> ber(sequence, record, hiddenDigits);
        };
    }

    /** Returns the trailer of a file. */
    byte[] trailer(FileSums sums) {
        return switch (this) {
            case CSV ->
                line(
                        "T",
                        Long.toString(sums.records()),
                        Long.toString(sums.first()),
                        Long.toString(sums.last()),
                        Long.toString(sums.seconds()),
                        Yuan.text(sums.caller()),
                        Yuan.text(sums.subscriber()));
            case BER ->
                new BerElement()
                        .integer(0, sums.records())
                        .integer(1, sums.first())
                        .integer(2, sums.last())
                        .integer(3, sums.seconds())
                        .integer(4, sums.caller())
                        .integer(5, sums.subscriber())
                        .encoded(TRAILER);
        };
    }

    private static byte[] line(String... fields) {
        return RecordLine.csv(List.of(fields)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ber(long sequence, CallRecord record, int hiddenDigits) {
        BerElement element = new BerElement()
                .integer(0, sequence)
                .text(1, record.callId())
                .text(2, record.switchName())
                .text(3, record.serviceClass())
                .text(4, record.subscriber())
                .text(5, record.dialled())
                .text(6, record.caller().map(number -> record.callerWithout(hiddenDigits)))
                .text(7, record.destination())
                .integer(8, record.offeredAt());
        record.answeredAt().ifPresent(at -> element.integer(9, at));
        element.integer(10, record.endedAt())
                .integer(11, record.chargedSeconds())
                .text(12, record.outcome().name())
                .text(13, record.reason().name());
        record.releaseCause().ifPresent(cause -> element.integer(14, cause));
        element.text(15, record.payer().name());
        record.charge().ifPresent(charge -> element.integer(16, charge.caller()).integer(17, charge.subscriber()));
        element.text(18, record.charge().map(Charge::currency))
                .text(19, record.charge().map(Charge::tariff));
        record.part().ifPresent(part -> element.integer(20, part.number()).integer(21, part.from()));
        return element.text(22, record.correction().map(Correction::of))
                .text(23, record.correction().map(Correction::why))
                .encoded(RECORD);
    }
}
