package org.tollbridge.provisioning.api;

import java.util.List;
import org.tollbridge.provisioning.batch.BatchJobs;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;

/** What a route takes as its body. */
sealed interface Takes {

    /** No body. */
    record Nothing() implements Takes {}

    /** One record. */
    record One(Form<?> form) implements Takes {}

    /** A call plan, in JSON or in lines of text. */
    record Plan() implements Takes {}

    /** A batch file, in CSV or JSON Lines. */
    record Batch() implements Takes {}

    /** The media type of CSV. */
    String CSV = "text/csv";

    /** The media type of JSON Lines. */
    String JSON_LINES = "application/jsonl";

    /** Accepted media types of batch files. */
    List<String> BATCH_TYPES = List.of(CSV, JSON_LINES, "application/x-ndjson");

    /** Largest body in octets. */
    default int longest() {
        return switch (this) {
            case Nothing nothing -> 0;
            case One one -> one.form().fields().stream().anyMatch(field -> isLong(field.type())) ? PLAN : RECORD;
            case Plan plan -> PLAN;
            case Batch batch -> BatchJobs.LONGEST;
        };
    }

    private static boolean isLong(FieldType type) {
        return type instanceof FieldType.Tree || (type instanceof FieldType.Text text && text.longest() > RECORD);
    }

    /** Largest record in octets. */
    int RECORD = 64 << 10;

    /** Largest plan in octets. */
    int PLAN = 12 << 20;
}
