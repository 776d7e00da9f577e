package org.tollbridge.node.config;

import org.tollbridge.provisioning.batch.NumberRules;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** The rules for numbers, as configured. */
public final class Rules {

    private Rules() {}

    /** What batch files are held against. */
    public static NumberRules forNumbers(Values values) {
        return new NumberRules(new PlanRules(NumberPlan.china(), ServiceClasses.china()), values.zone(Keys.TIME_ZONE));
    }
}
