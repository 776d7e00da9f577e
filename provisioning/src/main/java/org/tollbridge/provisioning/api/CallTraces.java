package org.tollbridge.provisioning.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.tollbridge.provisioning.store.StoredCall;

/** Explains calls step by step. */
@FunctionalInterface
public interface CallTraces {

    /**
     * Explains a call, with the same digits hidden as in the store. It may take a second.
     *
     * @return empty when nothing is known about the call
     * @throws IOException when the data cannot be read
     */
    Optional<ObjectNode> of(StoredCall call) throws IOException;
}
