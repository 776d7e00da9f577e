package org.tollbridge.provisioning.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tollbridge.provisioning.batch.BatchJobs;
import org.tollbridge.provisioning.live.LiveFeed;
import org.tollbridge.provisioning.live.WebhookTargets;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.PlanWorld;

/**
 * What a node knows beside its store.
 *
 * @param plans what plans are tried with
 * @param tariff by which calls are rated
 * @param traces explains calls
 * @param corrections corrects their records
 * @param feed tells what happens at this moment
 * @param webhooks where webhooks may be
 * @param jobs loads batch files
 * @param callsStored whether calls that have ended come to the store
 * @param used how much of a limit is used at this moment; empty when nobody counts
 * @param status how the node is, as {@code tollbridge status --json} shows it
 */
public record ApiWorld(
        PlanWorld plans,
        Tariff tariff,
        CallTraces traces,
        CallCorrections corrections,
        LiveFeed feed,
        WebhookTargets webhooks,
        BatchJobs jobs,
        boolean callsStored,
        Function<Claim, OptionalLong> used,
        Supplier<ObjectNode> status) {}
