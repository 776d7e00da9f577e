package org.tollbridge.service.plan;

/** Destinations that were recently unreachable. Thread-safe; never blocks. */
public interface Unreachable {

    /** Remembers nothing. */
    Unreachable NONE = new Unreachable() {
        @Override
        public boolean remembers(String destination) {
            return false;
        }

        @Override
        public void note(String destination) {}
    };

    /** Returns whether a destination was recently unreachable. */
    boolean remembers(String destination);

    /** Remembers for a short time that a destination was unreachable. */
    void note(String destination);
}
