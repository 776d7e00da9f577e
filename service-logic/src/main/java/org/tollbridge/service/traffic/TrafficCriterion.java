package org.tollbridge.service.traffic;

/** The calls that a traffic order applies to. */
public sealed interface TrafficCriterion {

    /**
     * All calls of a service.
     *
     * @param serviceKey 0 to 2,147,483,647
     */
    record Service(long serviceKey) implements TrafficCriterion {
        public Service {
            if (serviceKey < 0 || serviceKey > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("service key " + serviceKey + " is not 0 to 2147483647");
            }
        }

        @Override
        public String toString() {
            return "service key " + serviceKey;
        }
    }

    /**
     * All calls to one number.
     *
     * @param digits as callers dial it, 1 to 24 decimal digits
     */
    record CalledNumber(String digits) implements TrafficCriterion {
        private static final int LONGEST = 24;

        public CalledNumber {
            if (!isNumber(digits)) {
                throw new IllegalArgumentException("called number '" + digits + "' is not 1 to 24 digits");
            }
        }

        /** Returns whether these are 1 to 24 decimal digits. */
        public static boolean isNumber(String digits) {
            return !digits.isEmpty()
                    && digits.length() <= LONGEST
                    && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        }

        @Override
        public String toString() {
            return "number " + digits;
        }
    }
}
