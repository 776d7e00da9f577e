package org.tollbridge.wire.explain;

/** Lines of text: a heading for each layer, and labels with their values in columns under it. */
final class Page {
    private static final int HEADING = 6;
    private static final int LABEL = 28;
    private static final int STEP = 2;

    private final StringBuilder text = new StringBuilder();

    /** The name of a layer and what it is, in one line. */
    void heading(String layer, String line) {
        text.append(layer)
                .repeat(' ', Math.max(1, HEADING - layer.length()))
                .append(line)
                .append('\n');
    }

    /** A line under a heading. */
    void line(int depth, String line) {
        text.repeat(' ', HEADING + STEP * depth).append(line).append('\n');
    }

    /** A label and its value. Values of all depths stand in one column. */
    void item(int depth, String label, String value) {
        int indent = HEADING + STEP * depth;
        text.repeat(' ', indent).append(label);
        if (!value.isEmpty()) {
            text.repeat(' ', Math.max(2, HEADING + LABEL - indent - label.length()))
                    .append(value);
        }
        text.append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
