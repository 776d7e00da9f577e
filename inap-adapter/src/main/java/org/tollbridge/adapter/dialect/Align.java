package org.tollbridge.adapter.dialect;

/** The end of a fixed-width field at which a text is placed; the filler is at the other end. */
enum Align {
    LEFT,
    RIGHT;

    String strip(String text, char filler) {
        int from = 0;
        int to = text.length();
        while (this == LEFT && to > from && text.charAt(to - 1) == filler) {
            to--;
        }
        while (this == RIGHT && from < to && text.charAt(from) == filler) {
            from++;
        }
        return text.substring(from, to);
    }
}
