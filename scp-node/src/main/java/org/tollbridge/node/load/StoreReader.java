package org.tollbridge.node.load;

import org.tollbridge.node.config.ClusterKeys;
import org.tollbridge.node.config.Keys;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.provisioning.store.StoreSettings;

/** Reads where a node's numbers are stored; the nodes of a cluster share a database server. */
public final class StoreReader {

    private StoreReader() {}

    /**
     * Reads the settings of the store.
     *
     * @throws IllegalArgumentException when the URL is not that of a known database, or the home's path cannot be used
     */
    public static StoreSettings read(Values values, NodeHome home) {
        boolean cluster = values.optional(ClusterKeys.CLUSTER_MEMBERS).isPresent()
                || values.optional(ClusterKeys.CLUSTER_SERVICE).isPresent();
        StoreSettings store = store(values, home);
        return cluster ? store.ofCluster() : store;
    }

    private static StoreSettings store(Values values, NodeHome home) {
        return values.optional(Keys.STORE_URL)
                .map(url -> StoreSettings.postgresql(
                        url,
                        values.optional(Keys.STORE_USER).orElse(""),
                        values.optional(Keys.STORE_PASSWORD).orElse("")))
                .orElseGet(() -> StoreSettings.embedded(home.store()));
    }
}
