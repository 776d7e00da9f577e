package org.tollbridge.service.call;

/**
 * A destination was given to the switch, and it has not answered yet.
 *
 * @param since milliseconds since the epoch at which the Connect left
 * @param busyNext index of the next number of the busy list
 * @param noAnswerNext index of the next number of the no-answer list
 */
record Attempting(Call call, long since, int busyNext, int noAnswerNext) implements CallState {

    Attempting with(Call changed) {
        return new Attempting(changed, since, busyNext, noAnswerNext);
    }
}
