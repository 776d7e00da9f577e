package org.tollbridge.service.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services of a node with logic of their own, by their service keys. */
public final class OwnServices {

    /** Every call is for a provisioned number. */
    public static final OwnServices NONE = new OwnServices(Map.of());

    private final Map<Long, OwnService> byKey;

    private OwnServices(Map<Long, OwnService> byKey) {
        this.byKey = byKey;
    }

    /**
     * Combines services.
     *
     * @throws IllegalArgumentException when one has no service key, an invalid key, or a key of another service; the
     *     message names it
     */
    public static OwnServices of(List<OwnService> services) {
        Map<Long, OwnService> byKey = new HashMap<>();
        for (OwnService service : services) {
            if (service.serviceKeys().isEmpty()) {
                throw new IllegalArgumentException("service " + service.name() + " names no service key");
            }
            for (long key : service.serviceKeys()) {
                if (key < 0 || key > Integer.MAX_VALUE) {
                    throw new IllegalArgumentException("service " + service.name() + " names the service key " + key
                            + ", which is not 0 to 2147483647");
                }
                OwnService other = byKey.put(key, service);
                if (other != null) {
                    throw new IllegalArgumentException(
                            "services " + other.name() + " and " + service.name() + " both take service key " + key);
                }
            }
        }
        return new OwnServices(Map.copyOf(byKey));
    }

    /** Returns the service that takes calls with this key. */
    public Optional<OwnService> with(long serviceKey) {
        return byKey.isEmpty() ? Optional.empty() : Optional.ofNullable(byKey.get(serviceKey));
    }
}
