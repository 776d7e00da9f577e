package org.tollbridge.provisioning.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.form.PlanReader;
import org.tollbridge.service.plan.form.PlanText;

class NumberLimitsTest {

    private static final String NUMBER = "4008101234";
    private static final long NOW = 1_795_910_400_000L;

    private static PlanDocument plan(String text) {
        PlanReader.Reading reading = PlanText.read(text);
        assertEquals(List.of(), reading.faults());
        return reading.document().orElseThrow();
    }

    @Test
    void eachLimitHasItsLineThoseOfDestinationsOnce() throws Exception {
        PlanDocument plan = plan("""
                entry: hours
                limits:
                  concurrent: 3
                  calls: 100
                  seconds: 60
                  monthlyCalls: 1000
                  monthlyCost: 250000
                hours: time
                  mon-fri 09:00-18:00 -> office
                  otherwise -> again
                office: destination
                  number: 861062345678
                  concurrent: 1
                again: destination
                  number: 861062345678
                  concurrent: 1
                unused: destination
                  number: 861062345679
                  concurrent: 1
                """);
        assertEquals(
                new ObjectMapper().readTree("""
                        [{"kind":"concurrent","limit":3,"used":2,"percent":66},
                         {"kind":"rate","limit":100},
                         {"kind":"monthly-calls","limit":1000,"used":2,"percent":0},
                         {"kind":"monthly-cost","limit":"250.000","used":"0.002","percent":0},
                         {"kind":"concurrent","destination":"861062345678","limit":1,"used":2,"percent":200}]"""),
                new ObjectMapper()
                        .readTree(NumberLimits.of(NUMBER, plan, NOW, ZoneOffset.UTC, NumberLimitsTest::two)
                                .toString()));
    }

    private static OptionalLong two(Claim claim) {
        return claim.kind() == Claim.Kind.RATE ? OptionalLong.empty() : OptionalLong.of(2);
    }

    @Test
    void aPlanWithoutLimitsHasNoLine() {
        PlanDocument plan = plan("entry: office\noffice: destination\n  number: 861062345678\n");
        assertEquals(
                0,
                NumberLimits.of(NUMBER, plan, NOW, ZoneOffset.UTC, NumberLimitsTest::two)
                        .size());
        assertEquals(Optional.empty(), plan.zone());
    }
}
