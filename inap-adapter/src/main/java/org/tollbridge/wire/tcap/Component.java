package org.tollbridge.wire.tcap;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;

/** One component of a message (Q.773 (06/97), component portion). Parameters are whole elements as received. */
public sealed interface Component {

    /**
     * Asks the other side to perform an operation.
     *
     * @param invokeId -128 to 127
     * @param linkedId the invoke that this one is linked to, -128 to 127
     * @param parameter the argument, with its tag and length; empty if the operation is invoked without one
     */
    record Invoke(int invokeId, OptionalInt linkedId, Code operation, Optional<Octets> parameter) implements Component {
        public Invoke {
            requireId(invokeId);
            requireId(linkedId.orElse(0));
        }
    }

    /**
     * The result of an operation, or a part of it.
     *
     * @param last whether this is the last part
     * @param result the operation and its result; empty if the operation returns none
     */
    record ReturnResult(boolean last, int invokeId, Optional<Result> result) implements Component {
        public ReturnResult {
            requireId(invokeId);
        }
    }

    /** The content of a {@link ReturnResult}. */
    record Result(Code operation, Optional<Octets> parameter) {}

    /** The operation was not performed. */
    record ReturnError(int invokeId, Code error, Optional<Octets> parameter) implements Component {
        public ReturnError {
            requireId(invokeId);
        }
    }

    /**
     * A component was not understood or not expected.
     *
     * @param invokeId that of the rejected component; empty (NULL on the wire) if it could not be read
     */
    record Reject(OptionalInt invokeId, Problem problem) implements Component {
        public Reject {
            requireId(invokeId.orElse(0));
        }
    }

    /**
     * A component that could not be read. The components before it are valid; Q.774 (06/97) 3.2.2.2 discards those
     * after it.
     *
     * @param element the octets as received
     * @param invokeId the invoke identifier for the Reject, if it could be read
     * @param problem the general problem for a Reject
     */
    record Malformed(Octets element, OptionalInt invokeId, Problem problem, DecodeFailure failure)
            implements Component {}

    private static void requireId(int id) {
        if (id < -128 || id > 127) {
            throw new IllegalArgumentException("an invoke id is -128 to 127, not " + id);
        }
    }
}
