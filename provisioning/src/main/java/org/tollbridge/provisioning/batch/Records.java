package org.tollbridge.provisioning.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.tollbridge.provisioning.store.StoreException;

/** All records of a kind. */
@FunctionalInterface
public interface Records {

    /**
     * Passes each record to {@code each}, all from one snapshot.
     *
     * @throws StoreException when the store cannot be read
     */
    void each(Consumer<ObjectNode> each) throws StoreException;
}
