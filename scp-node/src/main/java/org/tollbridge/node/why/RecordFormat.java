package org.tollbridge.node.why;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tollbridge.provisioning.batch.Formulas;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Correction;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Yuan;

/** Format of exported records, one per line. */
sealed interface RecordFormat {

    /** Writes what precedes the first record. */
    void begin(Writer out) throws IOException;

    void record(CallRecord record, Writer out) throws IOException;

    /**
     * JSON Lines, with every step of each call.
     *
     * @param explanation describes the steps
     */
    record Json(Explanation explanation) implements RecordFormat {

        @Override
        public void begin(Writer out) {}

        @Override
        public void record(CallRecord record, Writer out) throws IOException {
            out.write(explanation.json(record) + "\n");
        }
    }

    /**
     * CSV of RFC 4180, with a header. New columns are added at the end.
     *
     * @param zone time zone of the times
     */
    record Csv(ZoneId zone) implements RecordFormat {

        private static final List<String> COLUMNS = List.of(
                "call",
                "switch",
                "service_class",
                "subscriber",
                "dialled",
                "caller",
                "destination",
                "offered",
                "answered",
                "ended",
                "seconds",
                "outcome",
                "reason",
                "cause",
                "payer",
                "caller_pays",
                "subscriber_pays",
                "currency",
                "tariff");

        @Override
        public void begin(Writer out) throws IOException {
            line(COLUMNS, out);
        }

        @Override
        public void record(CallRecord record, Writer out) throws IOException {
            Optional<Charge> charge = record.wholeCharge();
            line(
                    List.of(
                            record.callId(),
                            record.switchName(),
                            record.serviceClass().orElse(""),
                            record.subscriber().orElse(""),
                            record.dialled(),
                            record.caller().orElse(""),
                            record.destination().orElse(""),
                            time(record.offeredAt()),
                            record.answeredAt().isPresent()
                                    ? time(record.answeredAt().getAsLong())
                                    : "",
                            time(record.endedAt()),
                            Long.toString(record.wholeSeconds()),
                            record.outcome().name(),
                            record.reason().name(),
                            record.releaseCause().isPresent()
                                    ? Integer.toString(record.releaseCause().getAsInt())
                                    : "",
                            record.payer().name(),
                            charge.map(price -> Yuan.text(price.caller())).orElse(""),
                            charge.map(price -> Yuan.text(price.subscriber())).orElse(""),
                            charge.map(Charge::currency).orElse(""),
                            charge.map(Charge::tariff).orElse("")),
                    out);
        }

        private static void line(List<String> fields, Writer out) throws IOException {
            out.write(fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n")));
        }

        /** Adds an apostrophe before what a spreadsheet would read as a formula, and quotes where needed. */
        private static String field(String text) {
            String guarded = Formulas.guarded(text);
            boolean plain = guarded.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
            return plain ? guarded : '"' + guarded.replace("\"", "\"\"") + '"';
        }

        private String time(long at) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    Instant.ofEpochMilli(at).atZone(zone));
        }
    }

    /**
     * CSV of the records of one call, each with its own seconds and amounts, which add up to the call's.
     *
     * @param zone time zone of the times
     */
    record Parts(ZoneId zone) implements RecordFormat {

        private static final List<String> COLUMNS = List.of(
                "record",
                "part",
                "correction",
                "from",
                "ended",
                "seconds",
                "reason",
                "payer",
                "caller_pays",
                "subscriber_pays",
                "currency",
                "tariff",
                "by",
                "why");

        @Override
        public void begin(Writer out) throws IOException {
            Csv.line(COLUMNS, out);
        }

        @Override
        public void record(CallRecord record, Writer out) throws IOException {
            Csv times = new Csv(zone);
            Optional<CallPart> part = record.part();
            Optional<Correction> correction = record.correction();
            Optional<Charge> charge = record.charge();
            long from = part.map(CallPart::from).orElse(record.answeredAt().orElse(record.offeredAt()));
            Csv.line(
                    List.of(
                            record.callId(),
                            part.map(each -> Integer.toString(each.number())).orElse(""),
                            correction
                                    .map(each -> Integer.toString(each.number()))
                                    .orElse(""),
                            times.time(from),
                            times.time(record.endedAt()),
                            Long.toString(record.chargedSeconds()),
                            record.reason().name(),
                            record.payer().name(),
                            charge.map(price -> Yuan.text(price.caller())).orElse(""),
                            charge.map(price -> Yuan.text(price.subscriber())).orElse(""),
                            charge.map(Charge::currency).orElse(""),
                            charge.map(Charge::tariff).orElse(""),
                            correction.map(Correction::by).orElse(""),
                            correction.map(Correction::why).orElse("")),
                    out);
        }
    }
}
