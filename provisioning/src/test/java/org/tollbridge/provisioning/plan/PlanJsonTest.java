package org.tollbridge.provisioning.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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
                "{\"entry\":\"a\",~\"entry\":\"b\"} | line 2 | column 8: the name 'entry' is there twice",
                "{\"entry\":~\"a\" | line 2 | column 4: it ends before it is complete",
                "{\"entry\":99999999999999999999} | line 1 | column 30: this number has more than 19 digits",
                "{\"entry\":9999999999999999999} | line 1 | column 29: this number is too large",
                "{\"entry\":1}~2 | line 2 | nothing may follow the object"
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
}
