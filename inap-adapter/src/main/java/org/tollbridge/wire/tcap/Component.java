package org.tollbridge.wire.tcap;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;

/** One component of a message (Q.773 (06/97), component portion). Parameters are whole elements as they came. */
public sealed interface Component {

    /**
     * Asks the other side to perform an operation.
     *
     * @param invokeId -128 to 127
     * @param linkedId the invoke that this one belongs to, -128 to 127
     * @param parameter the argument, with its tag and length; empty where the operation is invoked without
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
     * @param last whether nothing more follows
     * @param result the operation and its result; empty when the operation has none to give
     */
    record ReturnResult(boolean last, int invokeId, Optional<Result> result) implements Component {
        public ReturnResult {
            requireId(invokeId);
        }
    }

    /** What a {@link ReturnResult} holds. */
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
     * @param invokeId that of the component rejected; empty (NULL on the wire) where it could not be read
     */
    record Reject(OptionalInt invokeId, Problem problem) implements Component {
        public Reject {
            requireId(invokeId.orElse(0));
        }
    }

    /**
     * A component that could not be read. Those before it stand; Q.774 (06/97) 3.2.2.2 discards those behind it.
     *
     * @param element the octets as they came
     * @param invokeId where it could be read, for the Reject
     * @param problem the general problem that a Reject would carry
     */
    record Malformed(Octets element, OptionalInt invokeId, Problem problem, DecodeFailure failure)
            implements Component {}

    private static void requireId(int id) {
        if (id < -128 || id > 127) {
            throw new IllegalArgumentException("an invoke id is -128 to 127, not " + id);
        }
    }
}
