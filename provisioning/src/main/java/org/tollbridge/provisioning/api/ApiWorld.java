package org.tollbridge.provisioning.api;

import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.plan.PlanWorld;

/**
 * What a node knows beside its store.
 *
 * @param plans what plans are tried with
 * @param tariff by which calls are rated
 * @param traces explains calls
 */
public record ApiWorld(PlanWorld plans, Tariff tariff, CallTraces traces) {}
