package org.tollbridge.provisioning.api;

import java.io.BufferedReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.batch.BatchJob;
import org.tollbridge.provisioning.batch.BatchJobs;
import org.tollbridge.provisioning.batch.BatchKind;
import org.tollbridge.provisioning.batch.BatchMode;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.Audit;
import org.tollbridge.provisioning.store.DoneBeforeException;
import org.tollbridge.provisioning.store.StoreException;

/** Batch files loaded in the background. */
final class JobRoutes {

    private static final Access CHANGE = Access.all(Role.ADMINISTRATOR, Role.DESK);
    private static final Access LOOK = Access.all(Role.ADMINISTRATOR, Role.DESK, Role.AUDITOR);
    private static final String READ = "jobs:read";
    private static final String WRITE = "jobs:write";

    private final BatchJobs jobs;
    private final Audit audit;

    JobRoutes(BatchJobs jobs, Audit audit) {
        this.jobs = jobs;
        this.audit = audit;
    }

    List<Route> routes() {
        return List.of(
                new Route(
                        Method.POST,
                        "/jobs",
                        WRITE,
                        "Load a batch file in the background, in CSV or JSON Lines as for tollbridge load.",
                        Route.Login.TOKEN,
                        CHANGE,
                        List.of(
                                new Route.Parameter(
                                        "kind",
                                        "kind of records: " + String.join(", ", BatchKind.names())
                                                + "; by default determined by the columns"),
                                new Route.Parameter("encoding", "such as GB18030; default UTF-8"),
                                new Route.Parameter(
                                        "dry_run", "true: report what would change, without changing anything"),
                                new Route.Parameter("skip_bad", "true: load the good rows even if others are bad"),
                                new Route.Parameter(
                                        "replace_all",
                                        "true: remove existing records of this kind that are not in the file"),
                                new Route.Parameter("why", "reason, kept with the change")),
                        new Takes.Batch(),
                        new Gives.Accepted(BatchJob.FORM),
                        Route.Conditions.ADDS,
                        this::take),
                row(
                        Method.GET,
                        "/jobs",
                        "List jobs, newest first.",
                        LOOK,
                        new Gives.Page(BatchJob.FORM),
                        call -> Answers.page(BatchJob.FORM, jobs.list(), Call.LONGEST_PAGE, BatchJob::id)),
                row(
                        Method.GET,
                        "/jobs/{id}",
                        "Get a job.",
                        LOOK,
                        new Gives.One(BatchJob.FORM, false),
                        call -> Answer.json(Answer.OK, BatchJob.FORM.document(known(call)))),
                row(
                        Method.GET,
                        "/jobs/{id}/refused",
                        "Get the rows that a job refused, each with its fault, to be corrected and loaded again.",
                        LOOK,
                        new Gives.Text(List.of(Takes.CSV, Takes.JSON_LINES), "The rows as in the file."),
                        this::refused),
                row(
                        Method.DELETE,
                        "/jobs/{id}",
                        "Cancel a job, or delete one that has ended.",
                        CHANGE,
                        new Gives.Nothing(),
                        this::remove));
    }

    private static Route row(
            Method method, String path, String text, Access access, Gives gives, Route.Handler handler) {
        return new Route(
                method,
                path,
                method.changes() ? WRITE : READ,
                text,
                Route.Login.TOKEN,
                access,
                List.of(),
                new Takes.Nothing(),
                gives,
                Route.Conditions.NONE,
                handler);
    }

    private Answer take(Call call) throws ProblemException, StoreException {
        String type = call.asked()
                .header("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replaceAll(" *;.*", "");
        if (!Takes.BATCH_TYPES.contains(type)) {
            throw new ProblemException(
                    Problem.Kind.WRONG_TYPE,
                    "a batch file must be CSV or JSON Lines; set content-type: "
                            + String.join(" or ", Takes.BATCH_TYPES));
        }
        Intent intent = call.intent();
        try {
            audit.checkNew(intent);
        } catch (DoneBeforeException e) {
            // A job of this process, or of an earlier one, whose file the store then knows.
            if (!e.fingerprint().equals(call.fingerprint())) {
                throw new ProblemException(
                        Problem.Kind.FAULTY, "this Idempotency-Key was used for another request; use a new one");
            }
        }
        try {
            BatchJob job =
                    jobs.take(intent, mode(call.asked()), call.asked().body().duplicate());
            return Answer.json(Answer.ACCEPTED, BatchJob.FORM.document(job))
                    .with("location", Api.BASE + "/jobs/" + job.id());
        } catch (BatchJobs.FullException e) {
            throw new ProblemException(Problem.Kind.BUSY, String.valueOf(e.getMessage()));
        } catch (BatchJobs.OtherFileException e) {
            throw new ProblemException(Problem.Kind.FAULTY, String.valueOf(e.getMessage()));
        }
    }

    private static BatchMode mode(Asked asked) throws ProblemException {
        String named = asked.query("kind");
        Optional<BatchKind> kind = BatchKind.of(named);
        if (kind.isEmpty() && !named.isEmpty()) {
            throw new ProblemException(
                    Problem.Kind.UNREADABLE,
                    "there is no kind " + named + "; the kinds are " + String.join(", ", BatchKind.names()));
        }
        String encoding = asked.query("encoding");
        try {
            return new BatchMode(
                    flag(asked, "dry_run"),
                    flag(asked, "skip_bad"),
                    flag(asked, "replace_all"),
                    false,
                    encoding.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(encoding),
                    kind);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ProblemException(
                    Problem.Kind.UNREADABLE,
                    "there is no encoding " + encoding + "; name one such as UTF-8 or GB18030");
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Kind.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    private static boolean flag(Asked asked, String name) throws ProblemException {
        return switch (asked.query(name)) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw new ProblemException(Problem.Kind.UNREADABLE, name + " must be true or false");
        };
    }

    private BatchJob known(Call call) throws ProblemException {
        String id = call.asked().inPath("id");
        return jobs.find(id)
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.NOT_FOUND, "there is no job " + id + " at this node; it may have been deleted"));
    }

    private Answer refused(Call call) throws ProblemException {
        BatchJob job = known(call);
        Path file = jobs.refusedRows(job.id())
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.NOT_FOUND,
                        "there are no refused rows of job " + job.id() + " yet, or it has none"));
        String type = file.toString().endsWith(".csv") ? Takes.CSV : Takes.JSON_LINES;
        return Answer.pieces(type, out -> {
            try (BufferedReader in = Files.newBufferedReader(file)) {
                in.transferTo(out);
            }
        });
    }

    private Answer remove(Call call) throws ProblemException {
        BatchJob job = known(call);
        if (!jobs.remove(job.id())) {
            throw new ProblemException(
                    Problem.Kind.AGAINST_RULES, "job " + job.id() + " is being stored; get the job to see the result");
        }
        return Answer.nothing(Answer.NO_CONTENT);
    }
}
