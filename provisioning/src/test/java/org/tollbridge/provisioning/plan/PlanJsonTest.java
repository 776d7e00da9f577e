package org.tollbridge.provisioning.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.plan.Fault;

class PlanJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"entry\":\"a\",~\"entry\":\"b\"} | line 2 | column 8: the name 'entry' occurs twice",
                "{\"entry\":~\"a\" | line 2 | column 4: it ends before it is complete",
                "{\"entry\":99999999999999999999} | line 1 | column 30: this number has more than 19 digits",
                "{\"entry\":9999999999999999999} | line 1 | column 29: this number is too large",
                "{\"entry\":1}~2 | line 2 | unexpected text after the object"
            })
    void whatIsNoJsonIsNamedWithItsPlace(String json, String path, String rule) {
        assertEquals(
                List.of(new Fault(path, "", rule)),
                PlanJson.read(json.replace('~', '\n')).faults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entry: a\na: release\n  cause: 31\n",
                "{\"entry\":\"a\",\"nodes\":{\"a\":{\"kind\":\"release\",\"cause\":31}}}"
            })
    void aPlanMayBeginWithAByteOrderMark(String plan) {
        assertEquals(List.of(), PlanJson.readAny("\ufeff" + plan).faults());
        assertEquals(PlanJson.tree(plan), PlanJson.tree("\ufeff" + plan));
    }

    /** What the store has no room for is a fault of the plan, and not the store's. */
    @Test
    void aPlanIsAsLongAsWhatIsKept() {
        String head = "entry: a\na: origin\n  list vip -> b\n  otherwise -> b\nb: release\n  cause: 31\nlists:\n";
        StringBuilder lines = new StringBuilder(head);
        int entries = 0;
        for (; PlanJson.readAny(lines.toString()).faults().isEmpty(); entries += 1_000) {
            for (int i = 0; i < 1_000; i++) {
                lines.append("  vip: ").append(86_138_0000_0000L + entries + i).append('\n');
            }
        }
        assertEquals(125_000, entries);
        Fault fault = PlanJson.readAny(lines.toString()).faults().getFirst();
        assertEquals("lists", fault.path());
        assertTrue(fault.rule().startsWith("a plan must have at most 2000000 characters in JSON; "), fault.rule());
    }
}
