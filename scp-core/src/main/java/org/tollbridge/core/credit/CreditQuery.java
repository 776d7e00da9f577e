package org.tollbridge.core.credit;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One request to a credit server.
 *
 * @param session the part of the Session-Id after the host's name
 * @param number of the request in its session (CC-Request-Number)
 * @param call identifier of the call
 * @param caller international digits; may be empty
 * @param destination international digits, once the call has a destination
 * @param offeredAt milliseconds since the epoch
 * @param answeredAt milliseconds since the epoch
 * @param at time of the event, in milliseconds since the epoch
 * @param used seconds since the last report; empty in the first request
 */
public record CreditQuery(
        Type type,
        String session,
        int number,
        String call,
        String subscriber,
        String serviceClass,
        String dialled,
        String caller,
        Optional<String> destination,
        long offeredAt,
        OptionalLong answeredAt,
        long at,
        OptionalInt used) {

    /** CC-Request-Type (RFC 8506, 8.3). */
    public enum Type {
        INITIAL(1),
        UPDATE(2),
        TERMINATION(3);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }
}
