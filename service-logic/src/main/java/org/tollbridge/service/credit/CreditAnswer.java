package org.tollbridge.service.credit;

import java.util.Optional;
import java.util.OptionalInt;

/** The answer to a call that requests credit. */
public sealed interface CreditAnswer {

    /** What limits a call. */
    enum Bound {
        /** The subscriber's balance, here or at a server. */
        CREDIT,
        /** The limit on the number's cost in a month. */
        MONTHLY_COST
    }

    /**
     * There is credit.
     *
     * @param seconds how long the conversation may last with it, from the answer or from the request, 1 or more; empty
     *     for no limit
     * @param valid seconds from the answer to the request after which the call must ask again even if it has used less,
     *     1 or more; empty for as long as the conversation may last
     * @param last whether the call ends when the seconds are used up, rather than asking again
     * @param onFailure what happens to the call when a later request is not answered, if specified
     * @param by what limits the grant
     */
    record Granted(OptionalInt seconds, OptionalInt valid, boolean last, Optional<CreditFailure> onFailure, Bound by)
            implements CreditAnswer {

        /** Without limit; the call need not ask again. */
        public static final Granted UNLIMITED = new Granted(OptionalInt.empty(), false, Optional.empty());

        public Granted {
            if (seconds.isPresent() && seconds.getAsInt() < 1) {
                throw new IllegalArgumentException("credit for " + seconds.getAsInt() + " s is none");
            }
            if (valid.isPresent() && valid.getAsInt() < 1) {
                throw new IllegalArgumentException("credit cannot be good for " + valid.getAsInt() + " s");
            }
        }

        /** Creates a grant that is valid for as long as the conversation may last. */
        public Granted(OptionalInt seconds, boolean last, Optional<CreditFailure> onFailure, Bound by) {
            this(seconds, OptionalInt.empty(), last, onFailure, by);
        }

        /** Creates a grant limited by the subscriber's credit. */
        public Granted(OptionalInt seconds, boolean last, Optional<CreditFailure> onFailure) {
            this(seconds, last, onFailure, Bound.CREDIT);
        }
    }

    /**
     * There is no credit.
     *
     * @param announcement what the caller hears, if specified
     * @param by the limit that is used up
     */
    record Denied(Optional<String> announcement, Bound by) implements CreditAnswer {

        /** The subscriber has no credit. */
        public Denied(Optional<String> announcement) {
            this(announcement, Bound.CREDIT);
        }
    }

    /** No server could be asked, or none has answered. */
    record Silent() implements CreditAnswer {}
}
