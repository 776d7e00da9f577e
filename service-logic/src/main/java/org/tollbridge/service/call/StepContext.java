package org.tollbridge.service.call;

import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceNumbers;

/**
 * The input of a step other than the call's state and the event.
 *
 * @param callId identifier that the call got when it was offered
 * @param now milliseconds since the epoch
 * @param numbers the service numbers as this node knows them now
 * @param profile capabilities and needs of the call's switch
 * @param world the environment in which plans are evaluated
 */
public record StepContext(String callId, long now, ServiceNumbers numbers, SwitchProfile profile, PlanWorld world) {}
