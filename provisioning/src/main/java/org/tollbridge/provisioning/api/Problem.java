package org.tollbridge.provisioning.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.service.plan.Fault;

/**
 * The reason for a failure, in the form of RFC 9457.
 *
 * @param detail what is wrong with this request, and the remedy
 * @param faults faults of the input, each with its path
 */
record Problem(Kind kind, String detail, List<Fault> faults) {

    /** Kinds of problems, each with its HTTP status. */
    enum Kind {
        UNREADABLE(400, "the request cannot be read"),
        UNKNOWN_CALLER(401, "authentication is required"),
        FORBIDDEN(403, "this account or token is not permitted to do this"),
        NOT_FOUND(404, "not found"),
        WRONG_METHOD(405, "method not allowed"),
        CALLS_NOT_STORED(409, "this node does not store ended calls"),
        AGAINST_RULES(409, "not allowed by a rule"),
        CHANGED(412, "changed in the meantime"),
        TOO_LONG(413, "the request is too long"),
        WRONG_TYPE(415, "the media type of the body is not supported"),
        FAULTY(422, "the request has invalid values"),
        NO_VERSION(428, "the version to change is not specified"),
        TOO_MANY(429, "too many requests"),
        FAILED(500, "the node failed"),
        BUSY(503, "the node is temporarily unable to do it");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        int status() {
            return status;
        }

        String title() {
            return title;
        }

        String type() {
            return "urn:tollbridge:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static final String TYPE = "application/problem+json";

    /** The fields in responses. */
    static final Form<Problem> FORM = Form.shown(
            "problem",
            "Reason for an unsuccessful request (RFC 9457).",
            List.of(
                    Field.text(
                            "type",
                            100,
                            Need.SHOWN,
                            "kind of problem",
                            problem -> problem.kind().type()),
                    Field.text(
                            "title",
                            200,
                            Need.SHOWN,
                            "kind of problem in words",
                            problem -> problem.kind().title()),
                    Field.whole(
                            "status",
                            400,
                            599,
                            Need.SHOWN,
                            "status code of the response",
                            problem -> OptionalInt.of(problem.kind().status())),
                    Field.text("detail", 2_000, Need.SHOWN, "details of this occurrence", Problem::detail),
                    Field.tree(
                            "faults",
                            Need.SHOWN,
                            "all errors in the request: objects with path, value and rule",
                            Problem::faultList)));

    static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, List.of());
    }

    private JsonNode faultList() {
        if (faults.isEmpty()) {
            return MissingNode.getInstance();
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        faults.forEach(fault -> list.addObject()
                .put("path", fault.path())
                .put("value", fault.value())
                .put("rule", fault.rule()));
        return list;
    }

    Answer answer() {
        return Answer.text(kind.status(), TYPE, FORM.document(this));
    }
}
