package org.tollbridge.provisioning.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.tollbridge.provisioning.store.StoredCall;

/** Where calls are explained step by step. */
@FunctionalInterface
public interface CallTraces {

    /**
     * A call, explained; digits that the store hides are hidden in it too. It may take a second.
     *
     * @return empty when there is nothing about the call here
     * @throws IOException when what is here cannot be read
     */
    Optional<ObjectNode> of(StoredCall call) throws IOException;
}
