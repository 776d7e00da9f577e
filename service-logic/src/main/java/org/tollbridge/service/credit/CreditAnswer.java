package org.tollbridge.service.credit;

import java.util.Optional;
import java.util.OptionalInt;

/** What a call that asks for credit is answered. */
public sealed interface CreditAnswer {

    /** What bounds a call. */
    enum Bound {
        /** The subscriber's balance, here or at a server. */
        CREDIT,
        /** What the number may cost in a month. */
        MONTHLY_COST
    }

    /**
     * There is credit.
     *
     * @param seconds how long the conversation may last with it, from the answer or from the moment of the request, 1 or
     *     more; empty for as long as it wants
     * @param valid seconds from the answer to the request after which the call has to ask again, though it may have used less, 1
     *     or more; empty for as long as the conversation may last
     * @param last whether the call is over when the seconds are used, rather than asked about again
     * @param onFailure what is to become of the call when a later request is not answered, where that is said
     * @param by what does not allow more
     */
    record Granted(OptionalInt seconds, OptionalInt valid, boolean last, Optional<CreditFailure> onFailure, Bound by)
            implements CreditAnswer {

        /** For as long as it wants; it need not ask again. */
        public static final Granted UNLIMITED = new Granted(OptionalInt.empty(), false, Optional.empty());

        public Granted {
            if (seconds.isPresent() && seconds.getAsInt() < 1) {
                throw new IllegalArgumentException("credit for " + seconds.getAsInt() + " s is none");
            }
            if (valid.isPresent() && valid.getAsInt() < 1) {
                throw new IllegalArgumentException("credit cannot be good for " + valid.getAsInt() + " s");
            }
        }

        /** Good for as long as the conversation may last. */
        public Granted(OptionalInt seconds, boolean last, Optional<CreditFailure> onFailure, Bound by) {
            this(seconds, OptionalInt.empty(), last, onFailure, by);
        }

        /** Granted by the subscriber's credit. */
        public Granted(OptionalInt seconds, boolean last, Optional<CreditFailure> onFailure) {
            this(seconds, last, onFailure, Bound.CREDIT);
        }
    }

    /**
     * There is none.
     *
     * @param announcement what the caller is to hear, where that is said
     * @param by what there is none of
     */
    record Denied(Optional<String> announcement, Bound by) implements CreditAnswer {

        /** The subscriber has no credit. */
        public Denied(Optional<String> announcement) {
            this(announcement, Bound.CREDIT);
        }
    }

    /** Nobody could be asked, or nobody has answered. */
    record Silent() implements CreditAnswer {}
}
