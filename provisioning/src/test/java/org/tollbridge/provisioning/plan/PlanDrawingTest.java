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

    /** A label ends before the next column; the rest is for whoever points at it. */
    @Test
    void whatIsTooLongIsShortenedAndWholeInItsTooltip() {
        String svg = PlanDrawing.svg(PlanText.read("""
                entry: when
                when: time
                  mon-fri 2026-10-01..2026-10-07 09:00-18:00 -> where
                  workday 09:00-18:00 -> where
                  otherwise -> office-of-the-northern-provinces
                where: origin
                  carrier \u4e2d\u56fd\u79fb\u52a8\u901a\u4fe1\u96c6\u56e2<&> -> office-of-the-northern-provinces
                  otherwise -> office-of-the-northern-provinces
                office-of-the-northern-provinces: destination
                  number: 861062345678
                  onBusy: 862162345678
                """).document().orElseThrow());
        String rule = "mon-fri 2026-10-01..2026-10-07 09:00-18:00";
        assertTrue(svg.contains("<title>" + rule + "</title>mon-fri 2026-10-01..\u2026<"), svg);
        assertTrue(svg.contains(">workday 09:00-18:00</text>"), svg);
        String chinese = "\u4e2d\u56fd\u79fb\u52a8\u901a\u4fe1\u96c6\u56e2";
        assertTrue(
                svg.contains("<title>carrier " + chinese + "&lt;&amp;&gt;</title>carrier " + chinese.substring(0, 6)
                        + "\u2026<"),
                svg);
        assertTrue(svg.contains("<title>office-of-the-northern-provinces</title>office-of-the-nort\u2026<"), svg);
        assertTrue(
                svg.contains("<title>861062345678; on busy 862162345678</title>861062345678 + forwards</text>"), svg);
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
