package org.tollbridge.node.config;

import org.tollbridge.provisioning.batch.NumberRules;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** The rules for numbers, as configured. */
public final class Rules {

    private Rules() {}

    /** The number plan and the service classes. */
    public static PlanRules forCalls(Values values) {
        NumberPlan plan = NumberPlan.china()
                .withHomeAreaCode(values.optional(Keys.NUMBERS_HOME_AREA).orElse(""))
                .withDestinationForm(values.choice(Keys.NUMBERS_DESTINATIONS, NumberPlan.WireForm.class));
        return new PlanRules(plan, ServiceClasses.china());
    }

    /** What batch files are held against. */
    public static NumberRules forNumbers(Values values) {
        return new NumberRules(forCalls(values), values.zone(Keys.TIME_ZONE));
    }
}
