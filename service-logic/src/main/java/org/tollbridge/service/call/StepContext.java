package org.tollbridge.service.call;

import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceNumbers;

/**
 * What a step may know beside the call's state and the event.
 *
 * @param callId identifier that the call got when it was offered
 * @param now milliseconds since the epoch
 * @param numbers the service numbers as this node knows them at this moment
 * @param profile what the call's switch can and wants
 * @param world what plans are walked with
 */
public record StepContext(String callId, long now, ServiceNumbers numbers, SwitchProfile profile, PlanWorld world) {}
