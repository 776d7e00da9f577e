package org.tollbridge.provisioning.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.form.PlanText;

/** Rows of service numbers that hold a whole call plan. */
class PlanColumnTest {

    private static final NumberRules RULES =
            new NumberRules(new PlanRules(NumberPlan.china(), ServiceClasses.china()), ZoneId.of("Asia/Shanghai"));

    private static final String PLAN = """
            entry: hours
            hours: time
              mon-fri 09:00-18:00 -> office
              otherwise -> closed
            office: destination
              number: 861062345678
            closed: release
              cause: 31
            """;

    private final List<String> faults = new ArrayList<>();

    private Optional<NumberEntry> read(String destination, String plan) {
        BatchRow row = new BatchRow(
                2,
                List.of("service_number", "subscriber", "destination", "plan"),
                List.of("8008100001", "A", destination, plan));
        return NumberRow.read(
                RULES, row, row.cells(), new PlanCompiler(), Instant.EPOCH, fault -> faults.add(fault.in("n.csv")));
    }

    @Test
    void aPlanIsReadInBothForms() {
        var plan = new PlanCompiler().compile(PlanText.read(PLAN).document().orElseThrow());
        for (String form : List.of(PLAN, PlanJson.writePretty(plan.document()))) {
            assertEquals(plan, read("", form).orElseThrow().plan().orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | closed: release | clased: release | n.csv: line 2, column plan: 'closed': nodes.hours.otherwise:"
                        + " there is no node of this name",
                "'' | mon-fri | monday | n.csv: line 2, column plan: 'monday 09:00-18:00':"
                        + " nodes.hours.branches[0].when[0]: a time is written as",
                "'' | 861062345678 | 8613800138000 | n.csv: line 2, column plan: '8613800138000':"
                        + " nodes.office.number: class 800: a mobile number is not allowed",
                "'' | cause: 31 | announcement: sorry | n.csv: line 2, column plan: '': nodes.closed.cause: this field",
                "010-62345678 | cause: 31 | cause: 31 | n.csv: line 2, column destination: '010-62345678': a row must"
                        + " have"
                        + " either a destination or a plan",
            })
    void aFaultIsNamedByItsPlaceInThePlan(String destination, String right, String wrong, String message) {
        assertEquals(true, read(destination, PLAN.replace(right, wrong)).isEmpty());
        assertEquals(
                message,
                faults.getFirst()
                        .substring(
                                0, Math.min(message.length(), faults.getFirst().length())));
    }

    @Test
    void aPlanThatNeedsAResourceIsRefused() {
        read("", PLAN.replace("cause: 31", "cause: 31\n  announcement: closed"));
        assertEquals(
                List.of("n.csv: line 2, column plan: 'release': nodes.closed: this release node needs a resource that"
                        + " plays announcements and collects digits, but none is configured"),
                faults);
    }
}
