package org.tollbridge.provisioning.batch;

import java.time.ZoneId;
import org.tollbridge.service.plan.PlanRules;

/**
 * What the rows of a file of service numbers are held against.
 *
 * @param plan number plan and service classes
 * @param zone the operator's time zone, in which days begin and end
 */
public record NumberRules(PlanRules plan, ZoneId zone) {}
