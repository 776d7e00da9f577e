package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;

/**
 * One version of a template; it never changes.
 *
 * @param version from 1; the highest is the one in use
 * @param note reason given
 */
public record TemplateVersion(int version, Template template, Instant madeAt, String madeBy, String note) {

    /** The fields in requests. */
    public static final Form<TemplateVersion> FORM = Form.shown(
            "template version",
            "A stored version of a template.",
            List.of(
                    Field.whole(
                            "version",
                            1,
                            Integer.MAX_VALUE,
                            Need.SHOWN,
                            "number of the version; the highest is in use",
                            version -> OptionalInt.of(version.version())),
                    Field.moment("made_at", Need.SHOWN, "time of creation", version -> Optional.of(version.madeAt())),
                    Field.text("made_by", 64, Need.SHOWN, "author of the version", TemplateVersion::madeBy),
                    Field.text("note", 200, Need.SHOWN, "why", TemplateVersion::note),
                    new Field<>(
                            "template",
                            new FieldType.One(Template.FORM),
                            Need.SHOWN,
                            "contents of the version",
                            version -> Template.FORM.write(version.template()))));
}
