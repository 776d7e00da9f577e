package org.tollbridge.service.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.tollbridge.service.plan.form.PlanText;

class PlanCompilerTest {

    private static final String PLAN = """
            entry: where
            deny: list bad
            positions:
              emergency: off
            lists:
              bad: 8675526*
            where: origin
              area 10, list bad -> state
              otherwise -> desk
            state: switch
              switch: emergency
              on -> desk
              otherwise -> other
            desk: destination
              number: 861062345678
            other: destination
              number: 862162345678
            """;

    private final PlanCompiler compiler = new PlanCompiler();

    private CallPlan compiled(String text) {
        return compiler.compile(PlanText.read(text).document().orElseThrow());
    }

    @Test
    void plansShareTheirEqualParts() {
        CallPlan one = compiled(PLAN);
        CallPlan other = compiled(PLAN.replace("861062345678", "861062345679"));
        assertNotEquals(one, other);
        assertSame(one.place(0), other.place(0), "origin");
        assertSame(one.place(1), other.place(1), "switch");
        assertSame(one.deny().orElseThrow(), other.deny().orElseThrow());
        assertSame(one.place(2), other.place(2), "place of the destination");
        assertNotSame(one.node(2), other.node(2), "destination");
        assertSame(one.node(3), other.node(3), "the other destination");
        assertSame(one, compiled(PLAN));
    }

    @Test
    void whatOnlyLooksAlikeIsNotShared() {
        CallPlan one = compiled(PLAN);
        CallPlan list = compiled(PLAN.replace("8675526*", "8675527*"));
        assertNotSame(one.place(0), list.place(0), "the list of that name is another");
        assertNotSame(one.deny().orElseThrow(), list.deny().orElseThrow());
        CallPlan turned = compiled(PLAN.replace("emergency: off", "emergency: on"));
        assertEquals("on", turned.place(1).stands().orElseThrow());
        assertEquals("off", one.place(1).stands().orElseThrow());
    }
}
