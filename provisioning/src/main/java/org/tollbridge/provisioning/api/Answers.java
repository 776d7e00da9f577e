package org.tollbridge.provisioning.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.Versions;

/** Builds responses from records. */
final class Answers {

    private static final String ETAG = "etag";

    private Answers() {}

    /** A record with its version; only the version if the client already has this one. */
    static <T> Answer one(Call call, Form<T> form, T record) {
        return versioned(call, form.document(record));
    }

    /** A record's document with its version. */
    static Answer versioned(Call call, String document) {
        return versioned(call, document, Versions.of(document));
    }

    /** A document with a version that is determined elsewhere. */
    static Answer versioned(Call call, String document, String version) {
        String tag = "\"" + version + "\"";
        boolean known = call.route().method() == Method.GET
                && call.asked().header("if-none-match").filter(tag::equals).isPresent();
        return (known ? Answer.nothing(Answer.NOT_MODIFIED) : Answer.json(Answer.OK, document)).with(ETAG, tag);
    }

    /** A record after a change. */
    static <T> Answer changed(Form<T> form, T record, boolean isNew) {
        String document = form.document(record);
        return Answer.json(isNew ? Answer.CREATED : Answer.OK, document)
                .with(ETAG, "\"" + Versions.of(document) + "\"");
    }

    /**
     * A page.
     *
     * @param records at most one more than the page holds, which only shows that there are more
     * @param cursor position of the page after a record
     */
    static <T> Answer page(Form<T> form, List<T> records, int room, Function<T, String> cursor) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        records.stream().limit(room).map(form::write).forEach(items::add);
        if (records.size() > room) {
            page.put("next", Call.cursor(cursor.apply(records.get(room - 1))));
        }
        return Answer.json(Answer.OK, page.toString());
    }
}
