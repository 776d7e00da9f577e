package org.tollbridge.adapter.call;

import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.Operation;

/**
 * An operation to invoke.
 *
 * @param argument the argument as one whole element, if the operation has one; the argument of Cancel is set when it is
 *     sent, because it names what is being played or collected
 */
record Invocation(Operation operation, Optional<Octets> argument) {}
