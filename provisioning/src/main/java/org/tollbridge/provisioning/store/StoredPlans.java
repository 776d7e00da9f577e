package org.tollbridge.provisioning.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.form.PlanReader;

/**
 * The call plans of an image, each once however many numbers have it: as the JSON that is kept, and ready to be walked. A plan
 * is known by a key that follows from its contents.
 */
final class StoredPlans {

    /** No plans. */
    static final StoredPlans NONE = new StoredPlans(Map.of());

    /** Begins a key, and with it the line of a plan. */
    static final char MARK = '#';

    private static final int KEY_OCTETS = 16;

    private record Stored(String json, CallPlan plan) {}

    private final Map<String, Stored> byKey;

    private StoredPlans(Map<String, Stored> byKey) {
        this.byKey = byKey;
    }

    /** The key of a plan. */
    static String keyOf(CallPlan plan) {
        return key(PlanJson.write(plan.document()));
    }

    private static String key(String json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return MARK + HexFormat.of().formatHex(digest, 0, KEY_OCTETS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Optional<CallPlan> find(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Stored::plan);
    }

    /** These plans made of plans. */
    static StoredPlans of(Collection<CallPlan> plans) {
        Map<String, Stored> byKey = new TreeMap<>();
        for (CallPlan plan : plans) {
            String json = PlanJson.write(plan.document());
            byKey.put(key(json), new Stored(json, plan));
        }
        return new StoredPlans(byKey);
    }

    /** Those of these plans, and of others, that some keys name. */
    StoredPlans with(StoredPlans others, Set<String> keys) {
        Map<String, Stored> both = new TreeMap<>(others.byKey);
        both.putAll(byKey);
        both.keySet().retainAll(keys);
        return new StoredPlans(both);
    }

    /** A line for each plan: its key, a tab, its JSON. */
    byte[] lines() {
        StringBuilder lines = new StringBuilder();
        byKey.forEach((key, stored) ->
                lines.append(key).append('\t').append(stored.json()).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #lines} wrote.
     *
     * @throws IllegalArgumentException when a line holds no plan
     */
    static StoredPlans read(byte[] lines) {
        PlanCompiler compiler = new PlanCompiler();
        Map<String, Stored> byKey = new TreeMap<>();
        new String(lines, StandardCharsets.UTF_8).lines().forEach(line -> {
            int tab = line.indexOf('\t');
            String json = line.substring(tab + 1);
            PlanReader.Reading reading = PlanJson.read(json);
            PlanDocument document = reading.document()
                    .orElseThrow(() -> new IllegalArgumentException("a call plan in it cannot be read: "
                            + reading.faults().getFirst()));
            byKey.put(line.substring(0, Math.max(0, tab)), new Stored(json, compiler.compile(document)));
        });
        return new StoredPlans(byKey);
    }
}
