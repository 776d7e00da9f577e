package org.tollbridge.provisioning.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.service.plan.form.PlanText;

class PlanDrawingTest {

    private static int boxes(String svg) {
        return svg.split("rx=\"7\"", -1).length - 1;
    }

    @Test
    @Timeout(60)
    void aPlanWithMoreWaysThanCanBeWalkedIsDrawn() {
        String svg = PlanDrawing.svg(LadderPlans.ladder("", "862162345678"));
        assertEquals(32, boxes(svg));
        // The leaves stand in the column behind all thirty nodes.
        assertTrue(svg.contains("<rect x=\"" + (20 + 30 * 400) + "\""), svg);
    }

    @Test
    void aNodeStandsToTheRightOfAllThatLeadToIt() {
        String svg = PlanDrawing.svg(PlanText.read("""
                entry: first
                first: percentage
                  50% -> last
                  50% -> second
                second: percentage
                  50% -> third
                  50% -> last
                third: announce
                  announcement: welcome
                  to: last
                last: destination
                  number: 861062345678
                """).document().orElseThrow());
        assertEquals(4, boxes(svg));
        for (int column = 0; column < 4; column++) {
            assertTrue(svg.contains("<rect x=\"" + (20 + column * 400) + "\""), svg);
        }
    }
}
