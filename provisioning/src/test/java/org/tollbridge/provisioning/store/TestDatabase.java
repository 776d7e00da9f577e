package org.tollbridge.provisioning.store;

import java.nio.file.Path;

/** The databases that every test of the store runs on. */
public enum TestDatabase {
    H2 {
        @Override
        public StoreSettings fresh(Path folder) {
            return StoreSettings.embedded(folder.resolve("store"));
        }
    },
    POSTGRESQL {
        @Override
        public StoreSettings fresh(Path folder) {
            return PostgresqlServer.running().fresh();
        }
    };

    /**
     * A store that is empty.
     *
     * @param folder of this test alone
     */
    public abstract StoreSettings fresh(Path folder);
}
