package org.tollbridge.provisioning.plan;

import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.form.PlanText;

/** Small plans with more ways from the entry to a leaf than anything could walk: 4 to the power of 30. */
final class LadderPlans {

    private static final int RUNGS = 30;

    private LadderPlans() {}

    /** Each node leads to the next by four branches, and the last one to two destinations. */
    static PlanDocument ladder(String head, String lastNumber) {
        StringBuilder text = new StringBuilder(head).append("entry: n0\n");
        for (int i = 0; i < RUNGS; i++) {
            text.append("n").append(i).append(": percentage\n");
            for (int branch = 0; branch < 4; branch++) {
                text.append("  25% -> ")
                        .append(i + 1 < RUNGS ? "n" + (i + 1) : branch < 2 ? "beijing" : "shanghai")
                        .append("\n");
            }
        }
        text.append("beijing: destination\n  number: 861062345678\nshanghai: destination\n  number: ")
                .append(lastNumber)
                .append("\n");
        return PlanText.read(text.toString()).document().orElseThrow();
    }
}
