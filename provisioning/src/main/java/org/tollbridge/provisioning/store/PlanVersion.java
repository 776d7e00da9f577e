package org.tollbridge.provisioning.store;

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
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.service.plan.Fault;

/**
 * A past, present or possible future call plan of a number.
 *
 * @param number its service number
 * @param version version number from 1; neither it nor its plan ever changes
 * @param madeBy author
 * @param note reason given
 * @param faults faults that prevent putting it into service
 */
public record PlanVersion(
        String number, int version, State state, Instant madeAt, String madeBy, String note, List<Fault> faults) {

    /** State of a version. */
    public enum State {
        /** It has faults, and cannot be started. */
        DRAFT,
        /** It can be started. */
        CHECKED,
        /** It replaces the active one at a given time. */
        SCHEDULED,
        /** It applies to some callers. */
        TRIAL,
        /** It applies to calls. */
        ACTIVE,
        /** It was active earlier. */
        OLD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The fields in requests and in the audit trail. */
    public static final Form<PlanVersion> FORM = Form.shown(
            "plan version",
            "A present, former or future call plan of a number. It never changes.",
            List.of(
                    Field.text("number", 20, Need.SHOWN, "number to which it belongs", PlanVersion::number),
                    Field.whole(
                            "version",
                            1,
                            Integer.MAX_VALUE,
                            Need.SHOWN,
                            "number of the version",
                            version -> OptionalInt.of(version.version())),
                    Field.word(
                            "state",
                            Arrays.stream(State.values()).map(State::word).toList(),
                            Need.SHOWN,
                            "state of the version",
                            version -> version.state().word()),
                    Field.moment("made_at", Need.SHOWN, "time of creation", version -> Optional.of(version.madeAt())),
                    Field.text("made_by", 64, Need.SHOWN, "author of the version", PlanVersion::madeBy),
                    Field.text("note", 200, Need.SHOWN, "why", PlanVersion::note),
                    Field.tree(
                            "faults",
                            Need.SHOWN,
                            "faults that prevent its start: objects with path, value and rule",
                            PlanVersion::faultsTree)));

    private JsonNode faultsTree() {
        if (faults.isEmpty()) {
            return MissingNode.getInstance();
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        faults.forEach(fault -> array.addObject()
                .put("path", fault.path())
                .put("value", fault.value())
                .put("rule", fault.rule()));
        return array;
    }
}
