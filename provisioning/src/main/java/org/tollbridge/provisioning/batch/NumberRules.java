package org.tollbridge.provisioning.batch;

import java.time.ZoneId;
import org.tollbridge.service.plan.PlanRules;

/**
 * The rules for rows of a file of service numbers.
 *
 * @param plan number plan and service classes
 * @param zone the operator's time zone, for the start and end of days
 */
public record NumberRules(PlanRules plan, ZoneId zone) {}
