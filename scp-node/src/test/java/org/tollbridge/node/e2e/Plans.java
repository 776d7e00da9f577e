package org.tollbridge.node.e2e;

import java.util.OptionalLong;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.form.PlanText;

/** Numbers with whole plans, put into the store of a running node. */
final class Plans {

    private Plans() {}

    /**
     * Gives a 400 number a plan.
     *
     * @param text the plan in its text form
     */
    static void put(Scp scp, String number, String text) throws Exception {
        ServiceNumber planned = new ServiceNumber(
                number,
                number.substring(0, 3),
                "Somebody",
                true,
                OptionalLong.empty(),
                OptionalLong.empty(),
                new PlanCompiler().compile(PlanText.read(text).document().orElseThrow()));
        scp.node().store().apply(new NumberImage.Builder().add(planned).build(), Author.NODE);
    }
}
