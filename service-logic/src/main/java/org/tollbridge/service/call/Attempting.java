package org.tollbridge.service.call;

/**
 * A destination was given to the switch, and it has not answered yet.
 *
 * @param since milliseconds since the epoch at which the Connect left
 * @param cursor how far the lists of the destination are used up
 */
record Attempting(Call call, long since, Cursor cursor) implements CallState {

    /**
     * How far the lists of a destination are used up.
     *
     * @param busy index of the next number of the busy list
     * @param noAnswer index of the next number of the no-answer list
     * @param routeFailure index of the next number of the list for route failures
     */
    record Cursor(int busy, int noAnswer, int routeFailure) {
        static final Cursor BEGIN = new Cursor(0, 0, 0);
    }

    Attempting with(Call changed) {
        return new Attempting(changed, since, cursor);
    }
}
