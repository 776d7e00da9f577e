package org.tollbridge.core.credit;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.service.credit.CreditFailure;

/**
 * An answer of a credit server.
 *
 * @param resultCode of the answer, or of its one service if that has its own; of a vendor's code only the class, such
 *     as 2001 or 5000; {@link #NO_ANSWER} when none came in time
 * @param seconds granted, 0 or more
 * @param validity seconds after which the call must ask again even if it has used less (Validity-Time), 1 or more
 * @param last whether these are the last ones
 * @param redirect where a call without credit goes
 * @param onFailure what to do when the server fails to answer a later request
 * @param failover whether another server may continue the session
 * @param host the server that answered (Origin-Host); behind an agent it differs from the peer that was asked
 * @param open whether the server has a session for the call: it accepted the command, perhaps not its service
 */
public record CreditReply(
        int resultCode,
        OptionalInt seconds,
        OptionalInt validity,
        boolean last,
        Optional<String> redirect,
        Optional<CreditFailure> onFailure,
        boolean failover,
        Optional<String> host,
        boolean open) {

    /** Used in place of a result code. */
    public static final int NO_ANSWER = 0;

    /** No answer has come in time. */
    public static final CreditReply NONE =
            new CreditReply(NO_ANSWER, OptionalInt.empty(), false, Optional.empty(), Optional.empty(), false, false);

    private static final int NOT_APPLICABLE = 4011;

    /** Creates a reply without a validity time, from a server that does not name itself. */
    public CreditReply(
            int resultCode,
            OptionalInt seconds,
            boolean last,
            Optional<String> redirect,
            Optional<CreditFailure> onFailure,
            boolean failover,
            boolean open) {
        this(resultCode, seconds, OptionalInt.empty(), last, redirect, onFailure, failover, Optional.empty(), open);
    }

    /** Meaning of a reply. */
    public enum Verdict {
        GRANTED,
        DENIED,
        /** The call needs no credit. */
        FREE,
        /** The server cannot decide, or its answer cannot be understood. */
        FAILED
    }

    /** Returns what the reply means for a call (RFC 8506, 9 for the result codes). */
    public Verdict verdict() {
        if (resultCode / 1000 == 2) {
            if (seconds.orElse(0) > 0) {
                return Verdict.GRANTED;
            }
            return seconds.isPresent() || last ? Verdict.DENIED : Verdict.FAILED;
        }
        return switch (resultCode) {
            case NOT_APPLICABLE -> Verdict.FREE;
            // End user service denied, credit limit reached, authorization rejected, user unknown, rating failed.
            case 4010, 4012, 5003, 5030, 5031 -> Verdict.DENIED;
            default -> Verdict.FAILED;
        };
    }

    /** Returns the announcement named by {@code redirect}: the user part of a SIP URI, or the text itself. */
    Optional<String> announcement() {
        return redirect.map(address -> address.replaceFirst("^sips?:", "").replaceFirst("[@;].*$", ""));
    }
}
