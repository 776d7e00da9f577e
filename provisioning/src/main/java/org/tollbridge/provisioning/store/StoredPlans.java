package org.tollbridge.provisioning.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.provisioning.plan.Pbkdf2Pins;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.form.PlanReader;

/**
 * The compiled call plans of an image, each once however many numbers have it. A plan is identified by a key derived
 * from its contents.
 */
final class StoredPlans {

    private static final Logger LOG = LoggerFactory.getLogger(StoredPlans.class);

    /** No plans. */
    static final StoredPlans NONE = new StoredPlans(Map.of());

    /** First character of a key. */
    static final char MARK = '#';

    private static final int KEY_OCTETS = 16;

    private final Map<String, CallPlan> byKey;

    private StoredPlans(Map<String, CallPlan> byKey) {
        this.byKey = byKey;
    }

    /** A plan as stored. */
    record Named(String key, String json) {}

    /** A plan with its key. */
    static Named name(CallPlan plan) {
        return name(plan.document());
    }

    /** A plan that may not be valid, with its key. */
    static Named name(PlanDocument plan) {
        String json = PlanJson.write(plan);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return new Named(MARK + HexFormat.of().formatHex(digest, 0, KEY_OCTETS), json);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key of a plan. */
    static String keyOf(CallPlan plan) {
        return name(plan).key();
    }

    /** The plan with a key; empty when it does not exist. */
    Optional<CallPlan> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** An image's plans from these. */
    static StoredPlans of(Collection<CallPlan> plans) {
        Map<String, CallPlan> byKey = new HashMap<>();
        plans.forEach(plan -> byKey.put(keyOf(plan), plan));
        return new StoredPlans(byKey);
    }

    /** Those of these plans, and of others, that have one of some keys. */
    StoredPlans with(StoredPlans others, Set<String> keys) {
        Map<String, CallPlan> both = new HashMap<>(others.byKey);
        both.putAll(byKey);
        both.keySet().retainAll(keys);
        return new StoredPlans(both);
    }

    /**
     * Compiles a stored plan.
     *
     * @throws UnreadPlanException when this program cannot read the plan
     */
    static CallPlan read(PlanCompiler compiler, String key, String json) {
        PlanReader.Reading reading = PlanJson.read(json);
        PlanDocument document = reading.document()
                .orElseThrow(() -> new UnreadPlanException("call plan " + key + " in the store cannot be read: "
                        + reading.faults().getFirst() + "; use the program version that wrote it"));
        try {
            return compiler.compile(document);
        } catch (IllegalArgumentException e) {
            throw new UnreadPlanException(
                    "call plan " + key + " in the store cannot be executed: " + e.getMessage()
                            + "; use the program version that wrote it",
                    e);
        }
    }

    /**
     * Same; empty, with an error in the log, when this program cannot read it. Ineffective parts are logged as
     * warnings.
     */
    static Optional<CallPlan> readable(PlanCompiler compiler, String key, String json) {
        try {
            CallPlan plan = read(compiler, key, json);
            Pbkdf2Pins.leftOut(plan.document()).forEach(words -> LOG.warn("call plan {} in the store: {}", key, words));
            return Optional.of(plan);
        } catch (UnreadPlanException e) {
            LOG.error("{}; calls continue without it", e.getMessage());
            return Optional.empty();
        }
    }
}
