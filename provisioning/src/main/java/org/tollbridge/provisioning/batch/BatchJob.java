package org.tollbridge.provisioning.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.store.Change;

/**
 * The current state of a batch file loaded in the background.
 *
 * @param kind kind of the file's records; empty while unknown
 * @param octets size of the file
 * @param read octets read so far
 * @param rows rows checked
 * @param refused rows with faults
 * @param faults number of faults; {@link #faultList} has the first ones
 * @param change what was or would be done; empty when nothing was
 * @param refusedRows whether there is a file of the refused rows
 * @param detail description of the result; empty before the end
 */
public record BatchJob(
        String id,
        State state,
        String who,
        boolean dryRun,
        Instant madeAt,
        Optional<Instant> endedAt,
        String kind,
        long octets,
        long read,
        long rows,
        long refused,
        long faults,
        List<BatchFault> faultList,
        Optional<Change> change,
        boolean refusedRows,
        String detail) {

    /** State of a job. */
    public enum State {
        WAITING,
        /** Its rows are being read. */
        READING,
        /** Its rows are being stored; it can no longer be cancelled. */
        STORING,
        DONE,
        /** Nothing was done, because the file has faults. */
        REFUSED,
        CANCELLED,
        FAILED;

        /** The state as written in responses. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the job is finished. */
        public boolean ended() {
            return switch (this) {
                case WAITING, READING, STORING -> false;
                case DONE, REFUSED, CANCELLED, FAILED -> true;
            };
        }
    }

    /** The fields in responses. */
    public static final Form<BatchJob> FORM = Form.shown(
            "job",
            "A batch file that is loaded in the background.",
            List.of(
                    Field.text("id", 32, Need.SHOWN, "identifier of the job", BatchJob::id),
                    Field.word(
                            "state",
                            Arrays.stream(State.values()).map(State::word).toList(),
                            Need.SHOWN,
                            "state of the job",
                            job -> job.state().word()),
                    Field.text("kind", 20, Need.SHOWN, "kind of records in the file", BatchJob::kind),
                    Field.text("made_by", 64, Need.SHOWN, "submitter", BatchJob::who),
                    Field.flag("dry_run", Need.SHOWN, "whether it only reports what would change", BatchJob::dryRun),
                    Field.moment("made_at", Need.SHOWN, "time of submission", job -> Optional.of(job.madeAt())),
                    Field.moment("ended_at", Need.SHOWN, "time at which it ended", BatchJob::endedAt),
                    count("octets", "length of the file", BatchJob::octets),
                    count("octets_done", "octets read so far", BatchJob::read),
                    count("rows_done", "rows checked so far", BatchJob::rows),
                    count("rows_refused", "rows with faults", BatchJob::refused),
                    count("faults_found", "number of faults", BatchJob::faults),
                    Field.tree(
                            "faults",
                            Need.SHOWN,
                            "the first faults: objects with line, path, value and rule",
                            BatchJob::faultTree),
                    changed("added", "number of new records", Change::added),
                    changed("replaced", "number of changed records", Change::replaced),
                    changed("unchanged", "number of unchanged records", Change::unchanged),
                    changed("removed", "number of removed records", Change::removed),
                    Field.flag(
                            "refused_rows", Need.SHOWN, "whether refused rows can be retrieved", BatchJob::refusedRows),
                    Field.text("detail", 1_000, Need.SHOWN, "result of the job", BatchJob::detail)));

    public BatchJob {
        faultList = List.copyOf(faultList);
    }

    private static Field<BatchJob> count(String name, String text, ToLongFunction<BatchJob> value) {
        return Field.whole(
                name,
                0,
                Integer.MAX_VALUE,
                Need.SHOWN,
                text,
                job -> OptionalInt.of((int) Math.min(Integer.MAX_VALUE, value.applyAsLong(job))));
    }

    private static Field<BatchJob> changed(String name, String text, ToIntFunction<Change> value) {
        return Field.whole(
                name,
                0,
                Integer.MAX_VALUE,
                Need.SHOWN,
                text,
                job -> job.change().isPresent()
                        ? OptionalInt.of(value.applyAsInt(job.change().get()))
                        : OptionalInt.empty());
    }

    private JsonNode faultTree() {
        if (faultList.isEmpty()) {
            return MissingNode.getInstance();
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        faultList.forEach(fault -> list.addObject()
                .put("line", fault.line())
                .put("path", fault.column())
                .put("value", fault.value())
                .put("rule", fault.rule()));
        return list;
    }
}
