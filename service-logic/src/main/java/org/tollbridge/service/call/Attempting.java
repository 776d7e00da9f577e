package org.tollbridge.service.call;

/**
 * The switch has been given a destination, which has not answered yet.
 *
 * @param since milliseconds since the epoch at which the Connect was sent
 * @param cursor position in the lists of the destination
 */
record Attempting(Call call, long since, Cursor cursor) implements CallState {

    /**
     * Position in the lists of a destination.
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
