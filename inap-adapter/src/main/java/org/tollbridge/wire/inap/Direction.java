package org.tollbridge.wire.inap;

/** Which side invokes an operation. A specialised resource is reached through the switch, or addressed like one. */
public enum Direction {
    TO_SCF("SSF->SCF"),
    FROM_SCF("SCF->SSF");

    private final String text;

    Direction(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
