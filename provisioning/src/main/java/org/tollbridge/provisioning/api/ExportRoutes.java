package org.tollbridge.provisioning.api;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.tollbridge.provisioning.batch.BatchFormat;
import org.tollbridge.provisioning.batch.BatchWriter;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.store.CallFilter;
import org.tollbridge.provisioning.store.CallRecords;
import org.tollbridge.provisioning.store.CallRecords.Position;
import org.tollbridge.provisioning.store.Report;
import org.tollbridge.provisioning.store.ReportLine;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoredCall;

/** Calls and reports as files of any length, read and written in pieces and never held in memory as a whole. */
final class ExportRoutes {

    private static final int PIECE = 1_000;

    /** Call exports at once; each queries the store repeatedly. */
    private static final int MOST = 4;

    private static final Route.Parameter FORMAT =
            new Route.Parameter("format", "csv, or jsonl for one JSON object per line; default csv");

    private final CallRecords records;
    private final CallRoutes calls;
    private final ReportRoutes reports;
    private final Semaphore room = new Semaphore(MOST);

    ExportRoutes(CallRecords records, CallRoutes calls, ReportRoutes reports) {
        this.calls = calls;
        this.records = records;
        this.reports = reports;
    }

    List<Route> routes() {
        return List.of(
                route(
                        "/calls/export",
                        "calls:read",
                        "Export all ended calls that match, newest first.",
                        CallRoutes.FILTERS,
                        this::calls),
                route(
                        "/reports/export",
                        "reports:read",
                        "Export the lines of a report, with the total in a line without an item.",
                        ReportRoutes.WISHES,
                        this::report));
    }

    private static Route route(
            String path, String scope, String text, List<Route.Parameter> wanted, Route.Handler handler) {
        List<Route.Parameter> query = new ArrayList<>(wanted);
        query.add(FORMAT);
        return new Route(
                Method.GET,
                path,
                scope,
                text,
                Route.Login.TOKEN,
                Access.LOOK,
                query,
                new Takes.Nothing(),
                new Gives.Text(
                        List.of(Takes.CSV, Takes.JSON_LINES),
                        "One line for each item; CSV starts with a line of column names."),
                Route.Conditions.NONE,
                handler);
    }

    private static BatchFormat format(Call call) throws ProblemException {
        String word = call.asked().query("format");
        return BatchFormat.of(word.isEmpty() ? BatchFormat.CSV.word() : word)
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.UNREADABLE, "format must be one of " + String.join(", ", BatchFormat.words())));
    }

    private Answer calls(Call call) throws ProblemException {
        BatchFormat format = format(call);
        Optional<CallFilter> filter = calls.filter(call);
        if (!room.tryAcquire()) {
            throw new ProblemException(
                    Problem.Kind.BUSY, MOST + " exports are already running; try again when one has ended");
        }
        return file(format, "calls", out -> {
            try (BatchWriter rows = rows(out, format, StoredCall.FORM)) {
                if (filter.isPresent()) {
                    write(filter.get(), rows);
                }
            } finally {
                room.release();
            }
        });
    }

    private void write(CallFilter filter, BatchWriter rows) throws IOException, StoreException {
        Position position = Position.END;
        for (List<StoredCall> piece = records.find(filter, position, PIECE);
                !piece.isEmpty();
                piece = records.find(filter, position, PIECE)) {
            for (StoredCall each : piece) {
                rows.write(StoredCall.FORM.write(each));
            }
            position = Position.after(piece.getLast());
        }
    }

    private Answer report(Call call) throws ProblemException, StoreException {
        BatchFormat format = format(call);
        Report report = reports.report(call);
        return file(format, "report", out -> {
            try (BatchWriter rows = rows(out, format, ReportLine.FORM)) {
                for (ReportLine line : report.lines()) {
                    rows.write(ReportLine.FORM.write(line));
                }
                rows.write(ReportLine.FORM.write(report.total()));
            }
        });
    }

    private static Answer file(BatchFormat format, String name, Answer.Writing writing) {
        String type = switch (format) {
            case CSV -> Takes.CSV;
            case JSON_LINES -> Takes.JSON_LINES;
        };
        return Answer.pieces(type, writing)
                .with("content-disposition", "attachment; filename=\"" + name + "." + format.word() + "\"");
    }

    private static BatchWriter rows(Writer out, BatchFormat format, Form<?> form) {
        // The server ends the response, and only after everything was written.
        Writer open = new FilterWriter(out) {
            @Override
            public void close() throws IOException {
                flush();
            }
        };
        return new BatchWriter(
                open, format, form.fields().stream().map(Field::name).toList());
    }
}
