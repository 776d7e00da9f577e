package org.tollbridge.provisioning.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.OptionalInt;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;

/**
 * Totals of the calls of some days.
 *
 * @param total total of all selected calls, whichever lines are included
 * @param leftOut number of lines left out
 */
public record Report(ReportWish wish, ReportLine total, List<ReportLine> lines, int leftOut) {

    /** The fields in responses. */
    public static final Form<Report> FORM = Form.shown(
            "report",
            "Traffic and charges of a period.",
            List.of(
                    Field.word(
                            "by",
                            ReportBy.words(),
                            Need.SHOWN,
                            "grouping of the lines",
                            report -> report.wish().by().word()),
                    Field.text(
                            "number",
                            64,
                            Need.SHOWN,
                            "service number; absent for all",
                            report -> report.wish().number()),
                    Field.text(
                            "subscriber",
                            64,
                            Need.SHOWN,
                            "subscriber of the numbers; absent for all",
                            report -> report.wish().subscriber()),
                    Field.text(
                            "first_day",
                            10,
                            Need.SHOWN,
                            "first day, in the operator's time zone",
                            report -> report.wish().firstDay().toString()),
                    Field.text(
                            "last_day",
                            10,
                            Need.SHOWN,
                            "last day, inclusive",
                            report -> report.wish().lastDay().toString()),
                    new Field<>(
                            "total",
                            new FieldType.One(ReportLine.FORM),
                            Need.SHOWN,
                            "total of all calls of the period",
                            report -> ReportLine.FORM.write(report.total())),
                    new Field<>(
                            "lines",
                            new FieldType.Many(new FieldType.One(ReportLine.FORM), ReportWish.MOST_LINES),
                            Need.SHOWN,
                            "in order of time, or by the figure that was asked for, highest first",
                            report -> array(report.lines())),
                    Field.whole(
                            "left_out",
                            0,
                            Integer.MAX_VALUE,
                            Need.SHOWN,
                            "number of lines omitted",
                            report -> report.leftOut() == 0 ? OptionalInt.empty() : OptionalInt.of(report.leftOut()))));

    public Report {
        lines = List.copyOf(lines);
    }

    /** A report without calls. */
    public static Report empty(ReportWish wish) {
        return new Report(wish, new ReportLine("", Sums.NONE), List.of(), 0);
    }

    private static ArrayNode array(List<ReportLine> lines) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(lines.size());
        lines.forEach(line -> array.add(ReportLine.FORM.write(line)));
        return array;
    }
}
