package org.tollbridge.provisioning.batch;

import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.RecordBatch;

/** The store into which batch files are loaded and from which they are exported, with the rules for rows. */
public record BatchPlace(NumberStore store, NumberRules rules) {

    RecordBatch records() {
        return new RecordBatch(store, rules.plan());
    }
}
