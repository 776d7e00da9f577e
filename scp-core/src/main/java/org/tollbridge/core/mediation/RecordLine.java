package org.tollbridge.core.mediation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Correction;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Yuan;

/** Call records as lines of CSV (RFC 4180). */
final class RecordLine {

    /** Changes when a column is removed or changes its meaning; new columns are added at the end. */
    static final int FORMAT = 1;

    private RecordLine() {}

    static String of(long sequence, CallRecord record, int hiddenDigits) {
        Optional<Charge> charge = record.charge();
        return csv(List.of(
                "R",
                Long.toString(sequence),
                record.callId(),
                record.switchName(),
                record.serviceClass().orElse(""),
                record.subscriber().orElse(""),
                record.dialled(),
                record.callerWithout(hiddenDigits),
                record.destination().orElse(""),
                time(record.offeredAt()),
                record.answeredAt().isPresent() ? time(record.answeredAt().getAsLong()) : "",
                time(record.endedAt()),
                Long.toString(record.chargedSeconds()),
                record.outcome().name(),
                record.reason().name(),
                record.releaseCause().isPresent()
                        ? Integer.toString(record.releaseCause().getAsInt())
                        : "",
                record.payer().name(),
                charge.map(price -> Yuan.text(price.caller())).orElse(""),
                charge.map(price -> Yuan.text(price.subscriber())).orElse(""),
                charge.map(Charge::currency).orElse(""),
                charge.map(Charge::tariff).orElse(""),
                record.part().map(part -> Integer.toString(part.number())).orElse(""),
                record.part().map(part -> time(part.from())).orElse(""),
                record.correction().map(Correction::of).orElse(""),
                record.correction().map(Correction::why).orElse("")));
    }

    static String csv(List<String> fields) {
        return fields.stream().map(RecordLine::field).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
