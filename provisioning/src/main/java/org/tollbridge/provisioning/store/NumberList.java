package org.tollbridge.provisioning.store;

import java.util.List;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;

/**
 * A list of calling numbers in a number's call plan.
 *
 * @param number digits of the service number
 * @param list name of the list in the plan
 * @param entries whole numbers, or prefixes followed by *
 */
public record NumberList(String number, String list, List<String> entries) {

    private static final int MOST_ENTRIES = 100_000;
    private static final int LONGEST_ENTRY = 20;

    /** The fields in files. */
    public static final Form<NumberList> FORM = new Form<>(
            "list",
            "A list of calling numbers in the call plan of a number.",
            List.of(
                    Field.text(
                            "service_number", 32, Need.REQUIRED, "number whose plan has the list", NumberList::number),
                    Field.text("list", 40, Need.REQUIRED, "name of the list in the plan", NumberList::list),
                    Field.texts(
                            "entries",
                            new FieldType.Text(LONGEST_ENTRY),
                            MOST_ENTRIES,
                            Need.OPTIONAL,
                            "calling numbers, or prefixes followed by *",
                            NumberList::entries)),
            given -> new NumberList(given.text("service_number"), given.text("list"), given.texts("entries")));

    public NumberList {
        entries = List.copyOf(entries);
    }
}
