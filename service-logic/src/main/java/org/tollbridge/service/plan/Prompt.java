package org.tollbridge.service.plan;

/**
 * How a caller is asked for digits.
 *
 * @param announcement what is played
 * @param minDigits fewest digits, 1 to {@code maxDigits}
 * @param maxDigits most digits, up to 24; # ends them earlier
 * @param firstDigitSeconds how long the first digit may take, 1 to 60
 * @param nextDigitSeconds how long each further digit may take, 1 to 60
 * @param tries how often the caller is asked, 1 to 3
 * @param bargeIn whether a digit ends the announcement
 */
public record Prompt(
        String announcement,
        int minDigits,
        int maxDigits,
        int firstDigitSeconds,
        int nextDigitSeconds,
        int tries,
        boolean bargeIn) {

    /**
     * Returns a prompt with five seconds for the first digit, three for each further one, three tries, and barge-in.
     */
    public static Prompt of(String announcement, int minDigits, int maxDigits) {
        return new Prompt(announcement, minDigits, maxDigits, 5, 3, 3, true);
    }
}
