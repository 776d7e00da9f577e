package org.tollbridge.service.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPattern;

/**
 * The operator's rules for one service, as data.
 *
 * @param name its name in service numbers and call records, such as "800"
 * @param numbers the service numbers that may belong to it
 * @param callers who may call
 * @param destinations where calls may go
 * @param forwards how often a call may be forwarded
 * @param tariff who pays what
 * @param serviceKeys service keys that InitialDP may have for its numbers; empty for any
 * @param chargingEvents whether switches that can do so are asked to report charging events of calls
 * @param partSeconds length of a part of a conversation with a record of its own, 0 for one record at the end; empty
 *     for the node's setting
 * @param adopted whether another node takes over a call whose node is lost
 */
public record ServiceClass(
        String name,
        NumberPattern numbers,
        Callers callers,
        Destinations destinations,
        Forwards forwards,
        Tariff tariff,
        Set<Long> serviceKeys,
        OptionalInt partSeconds,
        boolean chargingEvents,
        boolean adopted) {

    public ServiceClass {
        serviceKeys = Set.copyOf(serviceKeys);
    }

    /**
     * Creates a class for any service key that uses the node's setting for records of parts, and whose calls are taken
     * over if their node is lost.
     */
    public ServiceClass(
            String name,
            NumberPattern numbers,
            Callers callers,
            Destinations destinations,
            Forwards forwards,
            Tariff tariff) {
        this(name, numbers, callers, destinations, forwards, tariff, Set.of(), OptionalInt.empty(), false, true);
    }

    /** Returns whether a call with this service key may be for these numbers. */
    public boolean hasKey(long serviceKey) {
        return serviceKeys.isEmpty() || serviceKeys.contains(serviceKey);
    }

    /**
     * Who may call.
     *
     * @param kinds kinds of calling number that are accepted, except {@link NumberKind#UNKNOWN}
     * @param unknown whether a call is accepted whose calling number is absent or of no known kind
     */
    public record Callers(Set<NumberKind> kinds, boolean unknown) {

        public Callers {
            kinds = Set.copyOf(kinds);
        }

        /** Returns whether a call from {@code caller} is accepted. */
        public boolean allow(NormalNumber caller) {
            return caller.kind() == NumberKind.UNKNOWN ? unknown : kinds.contains(caller.kind());
        }
    }

    /**
     * Where calls may go.
     *
     * @param kinds kinds of number that are allowed
     * @param ownNetwork prefixes of fixed numbers of the operator's own network, in international digits such as 8610;
     *     if empty, every fixed number counts as the operator's own
     * @param shortNumbers prefixes of allowed short numbers, such as 95
     */
    public record Destinations(Set<NumberKind> kinds, List<String> ownNetwork, List<String> shortNumbers) {

        public Destinations {
            kinds = Set.copyOf(kinds);
            ownNetwork = List.copyOf(ownNetwork);
            shortNumbers = List.copyOf(shortNumbers);
        }

        /**
         * Returns the rule that forbids a destination.
         *
         * @return empty when the destination is allowed
         */
        public Optional<String> refusal(NormalNumber destination) {
            if (!kinds.contains(destination.kind())) {
                return Optional.of(notAllowed(destination.kind()));
            }
            if (destination.kind() == NumberKind.FIXED
                    && !ownNetwork.isEmpty()
                    && !beginsWithOneOf(ownNetwork, destination.digits())) {
                return Optional.of("a fixed number of another network is not allowed");
            }
            if (destination.kind() == NumberKind.SHORT && !beginsWithOneOf(shortNumbers, destination.digits())) {
                return Optional.of("this short number is not allowed");
            }
            return Optional.empty();
        }

        private static String notAllowed(NumberKind kind) {
            return switch (kind) {
                case FIXED -> "a fixed number is not allowed";
                case MOBILE -> "a mobile number is not allowed";
                case SHORT -> "a short number is not allowed";
                case SERVICE -> "a service number is not allowed";
                case FOREIGN -> "a number of another country is not allowed";
                case UNKNOWN -> "this is not a number in the number plan";
            };
        }

        private static boolean beginsWithOneOf(List<String> prefixes, String digits) {
            for (int i = 0; i < prefixes.size(); i++) {
                if (digits.startsWith(prefixes.get(i))) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * How often a call may be forwarded.
     *
     * @param perCall forwards in one call, 0 to 5: the redirection counter of Q.763 (12/99), 3.45 ends at 5
     * @param onBusy numbers in a busy list
     * @param onNoAnswer numbers in a no-answer list
     */
    public record Forwards(int perCall, int onBusy, int onNoAnswer) {

        public Forwards {
            if (perCall < 0 || perCall > 5 || onBusy < 0 || onNoAnswer < 0) {
                throw new IllegalArgumentException("service class cannot allow " + perCall + " forwards with lists of "
                        + onBusy + " and " + onNoAnswer + ": give 0 to 5 forwards and lists not below 0");
            }
        }
    }

    /**
     * Who pays what.
     *
     * @param subscriberRate what the subscriber pays, in thousandths of a yuan a minute
     * @param callerRate what the caller pays, in thousandths of a yuan a minute
     */
    public record Tariff(Payer payer, int subscriberRate, int callerRate) {

        private static final long SECONDS_OF_A_MINUTE = 60;

        public Tariff {
            if (subscriberRate < 0 || callerRate < 0) {
                throw new IllegalArgumentException(
                        "tariff cannot have the rates " + subscriberRate + " and " + callerRate + ": give 0 or more");
            }
        }

        /**
         * Returns what the subscriber pays for a call by these rates alone, per begun minute: the price of a call for
         * which the tariff file has no line.
         *
         * @return thousandths of a yuan
         */
        public long subscriberCost(long seconds) {
            return Math.ceilDiv(seconds, SECONDS_OF_A_MINUTE) * subscriberRate;
        }
    }
}
