package org.tollbridge.provisioning.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.inventory.Paper;

/**
 * A subscriber's application for a number.
 *
 * @param id the number and the sequence number of the application for it
 * @param candidates requested numbers, in order of preference
 * @param number the reserved number
 * @param due deadline for the decision
 * @param decidedAt when it was approved or refused
 * @param reason reason for the decision
 * @param papers papers submitted
 */
public record Application(
        String id,
        String subscriber,
        List<String> candidates,
        String number,
        State state,
        Instant madeAt,
        String madeBy,
        Instant due,
        Optional<Instant> decidedAt,
        String reason,
        List<Given> papers) {

    /** Largest number of candidates. */
    public static final int CANDIDATES = 3;

    /** State of an application. */
    public enum State {
        /** Papers are submitted and checked. */
        OPEN,
        /** The number may be activated. */
        APPROVED,
        REFUSED,
        /** The number takes calls. */
        ACTIVE;

        /** The state as written in requests and in the store. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** All words. */
        public static List<String> words() {
            return Arrays.stream(values()).map(State::word).toList();
        }
    }

    /** State of a paper. */
    public enum Check {
        GIVEN,
        ACCEPTED,
        REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A submitted paper.
     *
     * @param name file name
     * @param digest SHA-256 of its contents, in hexadecimal digits
     * @param reason reason for a refusal
     */
    public record Given(Paper paper, Check check, String name, String digest, String reason) {}

    /** The fields in requests and in the audit trail. */
    public static final Form<Application> FORM = Form.shown(
            "application",
            "An application of a subscriber for one of several numbers.",
            List.of(
                    Field.text("id", 32, Need.SHOWN, "identifier of the application", Application::id),
                    Field.text("subscriber", 64, Need.SHOWN, "applying subscriber", Application::subscriber),
                    Field.texts(
                            "candidates",
                            new FieldType.Text(32),
                            CANDIDATES,
                            Need.SHOWN,
                            "numbers applied for",
                            Application::candidates),
                    Field.text("number", 20, Need.SHOWN, "reserved number", Application::number),
                    Field.word(
                            "state",
                            State.words(),
                            Need.SHOWN,
                            "state of the application",
                            application -> application.state().word()),
                    Field.moment(
                            "made_at",
                            Need.SHOWN,
                            "time of submission",
                            application -> Optional.of(application.madeAt())),
                    Field.text("made_by", 64, Need.SHOWN, "submitter", Application::madeBy),
                    Field.moment(
                            "due",
                            Need.SHOWN,
                            "deadline for the decision",
                            application -> Optional.of(application.due())),
                    Field.moment("decided_at", Need.SHOWN, "time of the decision", Application::decidedAt),
                    Field.text("reason", 200, Need.SHOWN, "reason for the decision", Application::reason),
                    Field.tree(
                            "papers",
                            Need.SHOWN,
                            "submitted papers: objects with paper, check, name, digest and reason",
                            Application::papersTree)));

    private JsonNode papersTree() {
        if (papers.isEmpty()) {
            return MissingNode.getInstance();
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Given given : papers) {
            ObjectNode each = array.addObject()
                    .put("paper", given.paper().word())
                    .put("check", given.check().word())
                    .put("name", given.name())
                    .put("digest", given.digest());
            if (!given.reason().isEmpty()) {
                each.put("reason", given.reason());
            }
        }
        return array;
    }

    /** The papers not yet accepted. */
    List<String> missing() {
        return Arrays.stream(Paper.values())
                .filter(paper ->
                        papers.stream().noneMatch(given -> given.paper() == paper && given.check() == Check.ACCEPTED))
                .map(Paper::word)
                .toList();
    }

    Application in(State other, Optional<Instant> decided, String why) {
        return new Application(id, subscriber, candidates, number, other, madeAt, madeBy, due, decided, why, papers);
    }
}
