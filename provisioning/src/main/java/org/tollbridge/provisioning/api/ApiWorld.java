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
 * A node's resources other than its store.
 *
 * @param plans environment in which plans are tried
 * @param tariff tariff for rating calls
 * @param traces explains calls
 * @param corrections corrects call records
 * @param feed source of live events
 * @param webhooks permitted addresses of webhooks
 * @param jobs loads batch files
 * @param callsStored whether ended calls are stored
 * @param used current usage of a limit; empty when it is not counted
 * @param status status of the node, as {@code tollbridge status --json} shows it
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
