package org.tollbridge.provisioning.store;

import java.nio.file.Path;

/** The databases that every test of the store runs on. */
enum TestDatabase {
    H2 {
        @Override
        StoreSettings fresh(Path folder) {
            return StoreSettings.embedded(folder.resolve("store"));
        }
    },
    POSTGRESQL {
        @Override
        StoreSettings fresh(Path folder) {
            return PostgresqlServer.running().fresh();
        }
    };

    /**
     * A store that is empty.
     *
     * @param folder of this test alone
     */
    abstract StoreSettings fresh(Path folder);
}
