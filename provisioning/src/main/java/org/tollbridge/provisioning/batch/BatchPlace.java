package org.tollbridge.provisioning.batch;

import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.RecordBatch;

/** Where batch files are loaded and come from: a store, and the rules that rows are held against. */
public record BatchPlace(NumberStore store, NumberRules rules) {

    RecordBatch records() {
        return new RecordBatch(store, rules.plan());
    }
}
