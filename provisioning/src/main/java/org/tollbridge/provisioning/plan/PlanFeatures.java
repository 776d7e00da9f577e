package org.tollbridge.provisioning.plan;

import java.util.EnumMap;
import java.util.Map;
import org.tollbridge.provisioning.inventory.Feature;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanLimits;
import org.tollbridge.service.plan.PlanNode;

/** Finds the features that a call plan uses, and where. */
public final class PlanFeatures {

    private final Map<Feature, String> paths = new EnumMap<>(Feature.class);

    private PlanFeatures() {}

    /** The features of a plan, each with the path of its first use. */
    public static Map<Feature, String> of(PlanDocument plan) {
        PlanFeatures found = new PlanFeatures();
        plan.language().ifPresent(language -> found.add(Feature.LANGUAGE, "language"));
        found.addIf(!plan.deny().isEmpty(), Feature.SCREENING, "deny");
        found.addIf(!plan.allow().isEmpty(), Feature.SCREENING, "allow");
        found.add(plan.limits());
        plan.nodes().forEach((name, node) -> found.add("nodes." + name, node));
        return found.paths;
    }

    private void add(Feature feature, String path) {
        paths.putIfAbsent(feature, path);
    }

    private void addIf(boolean used, Feature feature, String path) {
        if (used) {
            add(feature, path);
        }
    }

    private void add(PlanLimits limits) {
        addIf(limits.concurrent().isPresent(), Feature.CONCURRENCY, "limits.concurrent");
        addIf(limits.rate().isPresent(), Feature.CALL_RATE, "limits.calls");
        addIf(limits.monthlyCalls().isPresent(), Feature.CAPS, "limits.monthlyCalls");
        addIf(limits.monthlyCost().isPresent(), Feature.CAPS, "limits.monthlyCost");
    }

    private void add(String path, PlanNode node) {
        switch (node) {
            case PlanNode.Origin origin -> add(Feature.ORIGIN, path);
            case PlanNode.TimeOfDay time -> add(Feature.TIME, path);
            case PlanNode.Percentage percentage -> add(Feature.PERCENTAGE, path);
            case PlanNode.Menu menu -> add(Feature.MENU, path);
            case PlanNode.Extension extension -> add(Feature.EXTENSION, path);
            case PlanNode.Pin pin -> add(Feature.PIN, path);
            case PlanNode.Announce announce -> add(Feature.ANNOUNCEMENT, path);
            case PlanNode.Position position -> add(Feature.SWITCH, path);
            case PlanNode.Mailbox mailbox ->
                add(mailbox.media() == PlanNode.Mailbox.Media.FAX ? Feature.FAX : Feature.VOICE_MAIL, path);
            case PlanNode.Destination to -> {
                addIf(!to.onBusy().isEmpty(), Feature.FORWARDING, path + ".onBusy");
                addIf(!to.onNoAnswer().isEmpty(), Feature.FORWARDING, path + ".onNoAnswer");
                addIf(
                        to.onRouteFailure().filter(list -> !list.isEmpty()).isPresent(),
                        Feature.FORWARDING,
                        path + ".onRouteFailure");
                addIf(to.concurrent().isPresent(), Feature.CONCURRENCY, path + ".concurrent");
            }
            case PlanNode.Release release -> {}
        }
    }
}
