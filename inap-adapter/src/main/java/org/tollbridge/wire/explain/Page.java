package org.tollbridge.wire.explain;

/** Lines of text: a heading for each layer, with labels and values in columns below it. */
final class Page {
    private static final int HEADING = 6;
    private static final int LABEL = 28;
    private static final int STEP = 2;

    private final StringBuilder text = new StringBuilder();

    /** Adds the name of a layer and a summary, on one line. */
    void heading(String layer, String line) {
        text.append(layer)
                .repeat(' ', Math.max(1, HEADING - layer.length()))
                .append(line)
                .append('\n');
    }

    /** Adds a line below a heading. */
    void line(int depth, String line) {
        text.repeat(' ', HEADING + STEP * depth).append(line).append('\n');
    }

    /** Adds a label and its value. Values of all depths are aligned in one column. */
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
