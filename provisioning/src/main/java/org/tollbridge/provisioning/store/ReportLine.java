package org.tollbridge.provisioning.store;

import com.fasterxml.jackson.databind.node.LongNode;
import java.util.ArrayList;
import java.util.List;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.service.charging.Yuan;

/**
 * A line of a report.
 *
 * @param item group of the line, such as the hour 08; empty for the total
 */
public record ReportLine(String item, Sums sums) {

    private static final int LONGEST = 160;

    /** The fields in responses. */
    public static final Form<ReportLine> FORM = Form.shown("report-line", "Figures of a group of calls.", fields());

    private static List<Field<ReportLine>> fields() {
        List<Field<ReportLine>> fields = new ArrayList<>();
        fields.add(
                Field.text("item", LONGEST, Need.SHOWN, "subject of the line; absent for the total", ReportLine::item));
        for (Measure measure : Measure.values()) {
            fields.add(
                    switch (measure) {
                        case CALLER_PAYS, SUBSCRIBER_PAYS ->
                            Field.text(
                                    measure.column(),
                                    24,
                                    Need.SHOWN,
                                    measure.text(),
                                    line -> Yuan.text(line.sums().get(measure)));
                        case CALLS,
                                ANSWERED,
                                BUSY,
                                NO_ANSWER,
                                ROUTE_FAILURE,
                                ABANDONED,
                                REFUSED,
                                FAILED,
                                SECONDS,
                                UNPRICED -> count(measure);
                    });
        }
        fields.add(Field.text(
                "answered_percent",
                8,
                Need.SHOWN,
                "answered calls, in per cent of all calls",
                line -> line.sums().answeredPercent()));
        fields.add(Field.text(
                "mean_seconds",
                24,
                Need.SHOWN,
                "seconds divided by answered calls",
                line -> line.sums().meanSeconds()));
        return fields;
    }

    private static Field<ReportLine> count(Measure measure) {
        return new Field<>(
                measure.column(),
                new FieldType.Whole(0, Long.MAX_VALUE),
                Need.SHOWN,
                measure.text(),
                line -> LongNode.valueOf(line.sums().get(measure)));
    }
}
